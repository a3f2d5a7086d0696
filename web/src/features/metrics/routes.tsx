import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The library of metrics, imports of results, and the results of a program. */
export function metricsRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/metrics",
      component: lazyRouteComponent(() => import("./pages/library"), "LibraryPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/results-import",
      component: lazyRouteComponent(() => import("./pages/imports"), "ResultImportsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/results-import/$factImportId",
      component: lazyRouteComponent(() => import("./pages/import"), "ResultImportPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/programs/$programId/results",
      component: lazyRouteComponent(() => import("./pages/program-results"), "ProgramResultsPage"),
    }),
  ] as const;
}

/** The results of a campaign and the grid to type them in. */
export function campaignResultsRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/results",
      component: lazyRouteComponent(() => import("./pages/campaign-results"), "CampaignResultsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/results/grid",
      component: lazyRouteComponent(() => import("./pages/grid"), "GridPage"),
    }),
  ] as const;
}
