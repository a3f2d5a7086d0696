import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** Scheduling over all campaigns, one search, and the what-ifs. */
export function planningRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/planning",
      component: lazyRouteComponent(() => import("./pages/planning"), "PlanningPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/planning/runs/$runId",
      component: lazyRouteComponent(() => import("./pages/run"), "RunPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/scenarios",
      component: lazyRouteComponent(() => import("./pages/scenarios"), "ScenariosPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/scenarios/$scenarioId",
      component: lazyRouteComponent(() => import("./pages/scenario"), "ScenarioPage"),
    }),
  ] as const;
}

/** Scheduling of one campaign. */
export function campaignPlanningRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/planning",
      component: lazyRouteComponent(() => import("./pages/campaign-planning"), "CampaignPlanningPage"),
    }),
  ] as const;
}
