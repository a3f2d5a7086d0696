import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The screens of a campaign's work, below its frame. */
export function workRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "list",
      component: lazyRouteComponent(() => import("./pages/list"), "ListPage"),
    }),
    createRoute({
      getParentRoute,
      path: "board",
      component: lazyRouteComponent(() => import("./pages/board"), "BoardPage"),
    }),
    createRoute({
      getParentRoute,
      path: "timeline",
      component: lazyRouteComponent(() => import("./pages/timeline"), "TimelinePage"),
    }),
  ] as const;
}

/** A task as a page of its own. */
export function taskRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/tasks/$taskId",
      component: lazyRouteComponent(() => import("./pages/task"), "TaskPage"),
    }),
  ] as const;
}
