import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** Groups of campaigns. */
export function programsRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/programs",
      component: lazyRouteComponent(() => import("./programs"), "ProgramsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/programs/$programId",
      component: lazyRouteComponent(() => import("./program"), "ProgramPage"),
    }),
  ] as const;
}
