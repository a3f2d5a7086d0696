import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** What campaigns are made from: types and templates. */
export function framesRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/types",
      component: lazyRouteComponent(() => import("./pages/types"), "TypesPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/types/$typeId",
      component: lazyRouteComponent(() => import("./pages/type"), "TypePage"),
    }),
    createRoute({
      getParentRoute,
      path: "/templates",
      component: lazyRouteComponent(() => import("./pages/templates"), "TemplatesPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/templates/$templateId",
      component: lazyRouteComponent(() => import("./pages/template"), "TemplatePage"),
    }),
  ] as const;
}

/** Pages under the frame of one campaign. */
export function campaignFramesRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/deliverables",
      component: lazyRouteComponent(() => import("./pages/deliverables"), "DeliverablesPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/settings",
      component: lazyRouteComponent(() => import("./pages/campaign-settings"), "CampaignSettingsPage"),
    }),
  ] as const;
}
