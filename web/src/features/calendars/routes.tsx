import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The working calendar, and people's time off. */
export function calendarsRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/my-time",
      component: lazyRouteComponent(() => import("./pages/my-time"), "MyTimePage"),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: "/settings/workspace",
      component: lazyRouteComponent(() => import("./pages/workspace-settings"), "WorkspaceSettingsPage"),
    }),
  ] as const;
}
