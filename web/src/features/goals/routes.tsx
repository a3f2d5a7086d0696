import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The goals, and one of them as a page. */
export function goalsRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/goals",
      component: lazyRouteComponent(() => import("./pages/goals"), "GoalsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/goals/$goalId",
      component: lazyRouteComponent(() => import("./pages/goal"), "GoalPage"),
    }),
  ] as const;
}
