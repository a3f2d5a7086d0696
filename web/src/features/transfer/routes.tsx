import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** Bringing work in: the imports, and one of them. */
export function transferRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/import",
      component: lazyRouteComponent(() => import("./pages/imports"), "ImportsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/import/$importId",
      component: lazyRouteComponent(() => import("./pages/import"), "ImportPage"),
    }),
  ] as const;
}
