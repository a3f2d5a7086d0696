import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** How far a campaign has moved from what was once planned. */
export function campaignVarianceRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/variance",
      component: lazyRouteComponent(() => import("./pages/variance"), "VariancePage"),
    }),
  ] as const;
}
