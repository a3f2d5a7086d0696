import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Phases = Schemas["PhasesOut"];
export type Check = Schemas["ExitStateOut"];
export type Closing = Schemas["ClosingOut"];
export type ExitCheck = Schemas["ExitCheckOut"];
export type Brief = Schemas["BriefOut"];
export type BriefChanges = Partial<Schemas["BriefChanges"]>;
export type Phase = Phases["phase"];

/** A campaign's way along the ribbon: what is to be met before the present phase closes, and when others were left. */
export function phasesQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "phases"],
    queryFn: ({ signal }): Promise<Phases> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/phases", { params: of(campaignId), signal })),
  });
}

/** The brief of a campaign. */
export function briefQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "brief"],
    queryFn: ({ signal }): Promise<Brief> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/brief", { params: of(campaignId), signal })),
  });
}

/** What campaigns of a type must have met before each phase closes. */
export function exitChecksQuery(typeId: string) {
  return queryOptions({
    queryKey: ["type", typeId, "checks"],
    queryFn: ({ signal }): Promise<ExitCheck[]> =>
      bodyOf(api.GET("/api/v1/types/{type_id}/checks", { params: { path: { type_id: typeId } }, signal })),
  });
}

export const updateBrief = (campaignId: string, changes: BriefChanges) =>
  api.PATCH("/api/v1/campaigns/{campaign_id}/brief", {
    params: of(campaignId),
    body: changes as Schemas["BriefChanges"],
  });
export const closePhase = (campaignId: string, phase: Phase, reason: string) =>
  api.POST("/api/v1/campaigns/{campaign_id}/phases/{phase_key}/close", {
    params: { path: { campaign_id: campaignId, phase_key: phase } },
    body: { reason },
  });
export const reopenPhase = (campaignId: string, phase: Phase) =>
  api.POST("/api/v1/campaigns/{campaign_id}/phases/{phase_key}/reopen", {
    params: { path: { campaign_id: campaignId, phase_key: phase } },
  });
export const tickCheck = (campaignId: string, checkId: string, met: boolean) => {
  const params = { path: { campaign_id: campaignId, check_id: checkId } };
  return met
    ? api.PUT("/api/v1/campaigns/{campaign_id}/checks/{check_id}", { params })
    : api.DELETE("/api/v1/campaigns/{campaign_id}/checks/{check_id}", { params });
};
export const addExitCheck = (typeId: string, phase: Phase, name: string) =>
  api.POST("/api/v1/types/{type_id}/checks", {
    params: { path: { type_id: typeId } },
    body: { phase, name, rule: "", required: true },
  });
export const updateExitCheck = (id: string, changes: Partial<Schemas["ExitCheckChanges"]>) =>
  api.PATCH("/api/v1/checks/{check_id}", {
    params: { path: { check_id: id } },
    body: changes as Schemas["ExitCheckChanges"],
  });
export const removeExitCheck = (id: string) =>
  api.DELETE("/api/v1/checks/{check_id}", { params: { path: { check_id: id } } });

const of = (campaignId: string) => ({ path: { campaign_id: campaignId } });

invalidates("brief", () => [["campaign"]]);
invalidates("exit_check", () => [["type"], ["campaign"]]);
