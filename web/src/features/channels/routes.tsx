import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The library of channels. */
export function channelsRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/channels",
      component: lazyRouteComponent(() => import("./pages/channels"), "ChannelsPage"),
    }),
  ] as const;
}
