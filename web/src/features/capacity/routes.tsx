import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** Pages of capacity inside the shell. */
export function capacityRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/skills",
      component: lazyRouteComponent(() => import("./pages/skills-page"), "SkillsPage"),
    }),
  ] as const;
}
