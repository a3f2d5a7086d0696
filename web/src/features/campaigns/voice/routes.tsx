import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** What a campaign says to whom, under the frame of the campaign. */
export function voiceRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/messages",
      component: lazyRouteComponent(() => import("./pages/messages"), "MessagesPage"),
    }),
  ] as const;
}
