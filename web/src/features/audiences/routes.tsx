import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The library of audiences. */
export function audiencesRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/audiences",
      component: lazyRouteComponent(() => import("./pages/audiences"), "AudiencesPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/audiences/$audienceId",
      component: lazyRouteComponent(() => import("./pages/audience"), "AudiencePage"),
    }),
  ] as const;
}
