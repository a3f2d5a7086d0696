import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The workload, skills, and the weekly time sheet. */
export function capacityRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/workload",
      component: lazyRouteComponent(() => import("./pages/workload"), "WorkloadPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/skills",
      component: lazyRouteComponent(() => import("./pages/skills"), "SkillsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/time-sheet",
      component: lazyRouteComponent(() => import("./pages/time-sheet"), "TimeSheetPage"),
    }),
  ] as const;
}
