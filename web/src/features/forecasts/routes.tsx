import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** How past forecasts fared. */
export function forecastsRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/forecasts",
      component: lazyRouteComponent(() => import("./pages/calibration"), "CalibrationPage"),
    }),
  ] as const;
}

/** The odds of a campaign's launch, and how its work flows. */
export function campaignForecastRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/forecast",
      component: lazyRouteComponent(() => import("./pages/forecast"), "ForecastPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/flow",
      component: lazyRouteComponent(() => import("./pages/flow"), "FlowPage"),
    }),
  ] as const;
}
