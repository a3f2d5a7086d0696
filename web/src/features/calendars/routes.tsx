import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The working calendar. */
export function calendarsRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/settings/workspace",
      component: lazyRouteComponent(() => import("./pages/workspace-settings"), "WorkspaceSettingsPage"),
    }),
  ] as const;
}
