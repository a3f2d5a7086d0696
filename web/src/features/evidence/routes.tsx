import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The library of evidence. */
export function evidenceRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/evidence",
      component: lazyRouteComponent(() => import("./pages/library"), "LibraryPage"),
    }),
  ] as const;
}
