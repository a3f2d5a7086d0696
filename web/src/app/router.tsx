import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { meQuery } from "@/api/me";
import { activityOpenRoutes } from "@/features/activity/routes";
import { audiencesRoutes } from "@/features/audiences/routes";
import { campaignVarianceRoutes } from "@/features/baselines/routes";
import { calendarsRoutes } from "@/features/calendars/routes";
import { campaignFramesRoutes, framesRoutes } from "@/features/campaigns/frames/routes";
import { programsRoutes } from "@/features/campaigns/programs/routes";
import { campaignRoute, campaignsRoutes } from "@/features/campaigns/routes";
import { voiceRoutes } from "@/features/campaigns/voice/routes";
import { capacityRoutes } from "@/features/capacity/routes";
import { channelsRoutes } from "@/features/channels/routes";
import { evidenceRoutes } from "@/features/evidence/routes";
import { campaignForecastRoutes, forecastsRoutes } from "@/features/forecasts/routes";
import { goalsRoutes } from "@/features/goals/routes";
import { campaignHomeRoutes, homeRoutes } from "@/features/home/routes";
import { identityOpenRoutes, identityRoutes } from "@/features/identity/routes";
import { campaignResultsRoutes, metricsRoutes } from "@/features/metrics/routes";
import { campaignPlanningRoutes, planningRoutes } from "@/features/planning/routes";
import { transferRoutes } from "@/features/transfer/routes";
import { taskRoutes, workRoutes } from "@/features/work/routes";
import { asProblem } from "@/lib/problem";
import { PageSkeleton } from "@/ui/feedback/skeleton";
import { NotFoundPage, RouteError } from "./route-states";
import { Shell } from "./shell/shell";

interface Context {
  queries: QueryClient;
}

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

/** Everything behind the door: needs a signed-in person, else leads to the sign-in page and back. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queries.ensureQueryData(meQuery) };
    } catch (error) {
      if (asProblem(error)?.status !== 401) throw error;
      throw redirect({ to: "/sign-in", search: { next: location.href } });
    }
  },
});

const indexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/today" });
  },
});

const oneCampaignRoute = campaignRoute(shellRoute);

const kitRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: "/kit",
        component: lazyRouteComponent(() => import("@/kit/kit-page"), "KitPage"),
      }),
    ]
  : [];

const routeTree = rootRoute.addChildren([
  ...identityOpenRoutes(rootRoute),
  ...activityOpenRoutes(rootRoute),
  ...kitRoutes,
  shellRoute.addChildren([
    indexRoute,
    ...homeRoutes(shellRoute),
    ...campaignsRoutes(shellRoute),
    oneCampaignRoute.addChildren([
      ...campaignHomeRoutes(oneCampaignRoute),
      ...workRoutes(oneCampaignRoute),
      ...campaignFramesRoutes(oneCampaignRoute),
      ...voiceRoutes(oneCampaignRoute),
      ...campaignResultsRoutes(oneCampaignRoute),
      ...campaignForecastRoutes(oneCampaignRoute),
      ...campaignPlanningRoutes(oneCampaignRoute),
      ...campaignVarianceRoutes(oneCampaignRoute),
    ]),
    ...taskRoutes(shellRoute),
    ...framesRoutes(shellRoute),
    ...programsRoutes(shellRoute),
    ...goalsRoutes(shellRoute),
    ...evidenceRoutes(shellRoute),
    ...audiencesRoutes(shellRoute),
    ...channelsRoutes(shellRoute),
    ...capacityRoutes(shellRoute),
    ...forecastsRoutes(shellRoute),
    ...metricsRoutes(shellRoute),
    ...planningRoutes(shellRoute),
    ...calendarsRoutes(shellRoute),
    ...transferRoutes(shellRoute),
    ...identityRoutes(shellRoute),
  ]),
]);

/** The router over all features' routes. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: RouteError,
    scrollRestoration: true,
  });
}

/** After the session ended elsewhere: from any page of the shell to signing in, and back here afterwards. */
export async function leaveShell(router: ReturnType<typeof createAppRouter>): Promise<void> {
  if (!router.state.matches.some((match) => match.routeId === shellRoute.id)) return;
  await router.navigate({ to: "/sign-in", search: { next: router.state.location.href } });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
