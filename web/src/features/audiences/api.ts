import { queryOptions, useQuery } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Audience = Schemas["AudienceOut"];
export type AudienceChanges = Schemas["AudienceChanges"];
export type Limit = Schemas["LimitOut"];
export type NewLimit = Schemas["NewLimit"];
export type Message = Schemas["MessageOut"];
export type MessageChanges = Schemas["MessageChanges"];
export type ProofPoint = Schemas["ProofPointOut"];
export type CampaignAudience = Schemas["CampaignAudienceOut"];

/** Profiles and personas; removed ones too, for the names of what was made for them. */
export const audiencesQuery = queryOptions({
  queryKey: ["audiences"],
  queryFn: ({ signal }): Promise<Audience[]> => bodyOf(api.GET("/api/v1/audiences", { signal })),
});

/** The standards that keep audiences off channels. */
export const limitsQuery = queryOptions({
  queryKey: ["limits"],
  queryFn: ({ signal }): Promise<Limit[]> => bodyOf(api.GET("/api/v1/limits", { signal })),
});

/** The message house of a campaign. */
export function messagesQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "messages"],
    queryFn: ({ signal }): Promise<Message[]> =>
      bodyOf(api.GET("/api/v1/messages", { params: { query: { campaign_id: campaignId } }, signal })),
  });
}

/** Whom a campaign addresses, the primary audience first. */
export function campaignAudiencesQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "audiences"],
    queryFn: ({ signal }): Promise<CampaignAudience[]> =>
      bodyOf(
        api.GET("/api/v1/campaigns/{campaign_id}/audiences", { params: { path: { campaign_id: campaignId } }, signal }),
      ),
  });
}

export interface Audiences {
  listed: Audience[];
  /** Any audience that is or was described. */
  byId: ReadonlyMap<string, Audience>;
}

const NONE: Audience[] = [];

/** The audiences for places that choose or name one. */
export function useAudiences(): Audiences {
  const all = useQuery(audiencesQuery).data ?? NONE;
  return { listed: all.filter(({ removed }) => !removed), byId: new Map(all.map((each) => [each.id, each])) };
}

export const createAudience = (kind: Audience["kind"], name: string, parentId: string | null = null) =>
  bodyOf(
    api.POST("/api/v1/audiences", {
      body: { kind, name, parent_id: parentId, summary: "", problem: "", frustrations: "", willingness_to_pay: "" },
    }),
  );
export const updateAudience = (id: string, changes: AudienceChanges) =>
  api.PATCH("/api/v1/audiences/{audience_id}", { params: { path: { audience_id: id } }, body: changes });
export const removeAudience = (id: string) =>
  api.DELETE("/api/v1/audiences/{audience_id}", { params: { path: { audience_id: id } } });

export const addLimit = (limit: NewLimit) => bodyOf(api.POST("/api/v1/limits", { body: limit }));
export const removeLimit = (id: string) =>
  api.DELETE("/api/v1/limits/{limit_id}", { params: { path: { limit_id: id } } });

export const addressAudience = (campaignId: string, audienceId: string, primary: boolean) =>
  api.PUT("/api/v1/campaigns/{campaign_id}/audiences/{audience_id}", {
    params: { path: { campaign_id: campaignId, audience_id: audienceId } },
    body: { primary },
  });
export const dropAudience = (campaignId: string, audienceId: string) =>
  api.DELETE("/api/v1/campaigns/{campaign_id}/audiences/{audience_id}", {
    params: { path: { campaign_id: campaignId, audience_id: audienceId } },
  });

export const writeMessage = (campaignId: string, audienceId: string | null, core: string) =>
  api.POST("/api/v1/messages", {
    body: { campaign_id: campaignId, audience_id: audienceId, core, call_to_action: "", cta_url: "" },
  });
export const updateMessage = (id: string, changes: MessageChanges) =>
  api.PATCH("/api/v1/messages/{message_id}", { params: { path: { message_id: id } }, body: changes });
export const removeMessage = (id: string) =>
  api.DELETE("/api/v1/messages/{message_id}", { params: { path: { message_id: id } } });
export const addProofPoint = (messageId: string, text: string) =>
  api.POST("/api/v1/messages/{message_id}/proof-points", {
    params: { path: { message_id: messageId } },
    body: { text },
  });
export const updateProofPoint = (id: string, text: string) =>
  api.PATCH("/api/v1/proof-points/{proof_point_id}", { params: { path: { proof_point_id: id } }, body: { text } });
export const removeProofPoint = (id: string) =>
  api.DELETE("/api/v1/proof-points/{proof_point_id}", { params: { path: { proof_point_id: id } } });

// Matrix and check of every campaign show audiences and limits; messages are within their campaign and go with it.
invalidates("audience", () => [["audiences"], ["limits"], ["campaign"]]);
invalidates("limit", () => [["limits"], ["campaign"]]);
