import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { safeNext } from "./model";

/** Pages for people who are not signed in. */
export function identityOpenRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/sign-in",
      validateSearch: (search: Record<string, unknown>): { next?: string } =>
        search.next === undefined ? {} : { next: safeNext(search.next) },
      component: lazyRouteComponent(() => import("./pages/sign-in"), "SignInPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/reset-password",
      component: lazyRouteComponent(() => import("./pages/reset-password"), "ResetPasswordPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/invitation",
      component: lazyRouteComponent(() => import("./pages/accept-invitation"), "AcceptInvitationPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/first-run",
      component: lazyRouteComponent(() => import("./pages/first-run"), "FirstRunPage"),
    }),
  ] as const;
}

/** Pages inside the shell. */
export function identityRoutes<Parent extends AnyRoute>(parent: Parent) {
  const getParentRoute = () => parent;
  return [
    createRoute({
      getParentRoute,
      path: "/settings/you",
      component: lazyRouteComponent(() => import("./pages/your-settings"), "YourSettingsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/settings/tokens",
      component: lazyRouteComponent(() => import("./pages/tokens"), "TokensPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/settings/sessions",
      component: lazyRouteComponent(() => import("./pages/sessions"), "SessionsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/people",
      component: lazyRouteComponent(() => import("./pages/people"), "PeoplePage"),
    }),
    createRoute({
      getParentRoute,
      path: "/audit",
      component: lazyRouteComponent(() => import("./pages/audit"), "AuditPage"),
    }),
  ] as const;
}
