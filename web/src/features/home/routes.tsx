import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { StepKey } from "./plan/api";
import { isStep } from "./plan/model";

/** Screens over all campaigns. */
export function homeRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/today",
      component: lazyRouteComponent(() => import("./pages/today"), "TodayPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/my-work",
      component: lazyRouteComponent(() => import("./pages/my-work"), "MyWorkPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/guide",
      component: lazyRouteComponent(() => import("./pages/guide"), "GuidePage"),
    }),
  ] as const;
}

/** A campaign's home, plan and updates, below its frame. */
export function campaignHomeRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/",
      component: lazyRouteComponent(() => import("./pages/campaign-home"), "CampaignHomePage"),
    }),
    createRoute({
      getParentRoute,
      path: "/plan",
      component: lazyRouteComponent(() => import("./plan/plan-page"), "PlanPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/setup",
      validateSearch: (search: Record<string, unknown>): { step?: StepKey } =>
        isStep(search.step) ? { step: search.step } : {},
      component: lazyRouteComponent(() => import("./plan/setup-page"), "SetUpPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/updates",
      component: lazyRouteComponent(() => import("./pages/campaign-updates"), "CampaignUpdatesPage"),
    }),
  ] as const;
}
