import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type TypeChanges = Schemas["TypeChanges"];
export type Field = Schemas["FieldOut"];
export type FieldChanges = Schemas["FieldChanges"];
export type NewField = Schemas["NewField"];
export type DeliverableChanges = Schemas["DeliverableChanges"];
export type Campaign = Schemas["CampaignOut"];
export type CampaignChanges = Schemas["CampaignChanges"];

export const createType = (name: string, copyOf: string | null) =>
  bodyOf(api.POST("/api/v1/types", { body: { name, icon: "flag", copy_of: copyOf } }));

export const updateType = (id: string, changes: TypeChanges) =>
  api.PATCH("/api/v1/types/{type_id}", { params: { path: { type_id: id } }, body: changes });

export const removeType = (id: string) => api.DELETE("/api/v1/types/{type_id}", { params: { path: { type_id: id } } });

/** Whose own fields are meant: a type's, or one campaign's. */
export type FieldOwner = { type_id: string } | { campaign_id: string };

/** Own fields of a type or a campaign, with those of all campaigns. */
export function fieldsQuery(owner: FieldOwner) {
  return queryOptions({
    queryKey: ["fields", owner],
    queryFn: ({ signal }): Promise<Field[]> => bodyOf(api.GET("/api/v1/fields", { params: { query: owner }, signal })),
  });
}

export const addField = (field: NewField) => api.POST("/api/v1/fields", { body: field });
export const updateField = (id: string, changes: FieldChanges) =>
  api.PATCH("/api/v1/fields/{field_id}", { params: { path: { field_id: id } }, body: changes });
export const removeField = (id: string) =>
  api.DELETE("/api/v1/fields/{field_id}", { params: { path: { field_id: id } } });

/** One campaign in full. */
export function campaignQuery(id: string) {
  return queryOptions({
    queryKey: ["campaign", id, "settings"],
    queryFn: ({ signal }): Promise<Campaign> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}", { params: campaignPath(id), signal })),
  });
}

export const createDeliverable = (campaignId: string, name: string) =>
  api.POST("/api/v1/campaigns/{campaign_id}/deliverables", {
    params: campaignPath(campaignId),
    body: { name, content_type: "", journey_stage: "", language: "", format: "", state: "idea" },
  });
export const updateDeliverable = (id: string, changes: DeliverableChanges) =>
  api.PATCH("/api/v1/deliverables/{deliverable_id}", { params: { path: { deliverable_id: id } }, body: changes });
export const removeDeliverable = (id: string) =>
  api.DELETE("/api/v1/deliverables/{deliverable_id}", { params: { path: { deliverable_id: id } } });

const campaignPath = (id: string) => ({ path: { campaign_id: id } });

invalidates("field", () => [["fields"], ["campaign"]]);
