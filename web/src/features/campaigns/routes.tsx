import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The list of campaigns. */
export function campaignsRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/campaigns",
      component: lazyRouteComponent(() => import("./pages/portfolio"), "PortfolioPage"),
    }),
  ] as const;
}

/** The frame of one campaign; other features hang their screens of it below. */
export function campaignRoute<Parent extends AnyRoute>(parent: Parent) {
  return createRoute({
    getParentRoute: () => parent,
    path: "/campaigns/$campaignId",
    component: lazyRouteComponent(() => import("./pages/campaign-frame"), "CampaignFrame"),
  });
}
