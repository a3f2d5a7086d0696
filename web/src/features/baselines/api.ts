import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Baseline = Schemas["BaselineOut"];
export type Baselines = Schemas["BaselinesOut"];
export type Variance = Schemas["VarianceOut"];
export type TaskDrift = Schemas["TaskDrift"];
export type Drift = Schemas["DriftDays"];
export type VersionDays = Schemas["VersionDays"];

const campaignPath = (id: string) => ({ path: { campaign_id: id } });
const baselinePath = (id: string) => ({ path: { baseline_id: id } });

/** A campaign's baselines, the latest first. */
export function baselinesQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["baselines", campaignId],
    queryFn: ({ signal }): Promise<Baselines> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/baselines", { params: campaignPath(campaignId), signal })),
  });
}

/** How far a campaign has moved from a baseline, to the plan as it stands or to another baseline. */
export function varianceQuery(campaignId: string, baseline: string, against = "current") {
  return queryOptions({
    queryKey: ["campaign", campaignId, "variance", baseline, against],
    queryFn: ({ signal }): Promise<Variance> =>
      bodyOf(
        api.GET("/api/v1/campaigns/{campaign_id}/variance", {
          params: { ...campaignPath(campaignId), query: { baseline, against } },
          signal,
        }),
      ),
  });
}

export const takeBaseline = (campaignId: string, name: string, note: string) =>
  api.POST("/api/v1/campaigns/{campaign_id}/baselines", { params: campaignPath(campaignId), body: { name, note } });
export const renameBaseline = (id: string, name: string, note: string) =>
  api.PATCH("/api/v1/baselines/{baseline_id}", { params: baselinePath(id), body: { name, note } });
export const removeBaseline = (id: string) =>
  api.DELETE("/api/v1/baselines/{baseline_id}", { params: baselinePath(id) });

invalidates("baseline", () => [["baselines"]]);
