import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** Pages for people without an account. */
export function activityOpenRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/visit",
      component: lazyRouteComponent(() => import("./updates/visit-page"), "VisitPage"),
    }),
  ] as const;
}
