import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Matrix = Schemas["MatrixOut"];
export type MatrixCell = Schemas["MatrixCell"];
export type Gap = Schemas["GapOut"];
export type MessageCheck = Schemas["MessageCheckOut"];
export type Production = Schemas["ProductionIn"];
export type ProductionPlan = Schemas["ProductionPlan"];

const at = (campaignId: string) => ({ path: { campaign_id: campaignId } });

/** Audience × journey stage × channel: what fills each cell, and which empty one asks to be filled. */
export function matrixQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "matrix"],
    queryFn: ({ signal }): Promise<Matrix> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/matrix", { params: at(campaignId), signal })),
  });
}

/** Where the message house and the deliverables do not meet. */
export function messageCheckQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "message-check"],
    queryFn: ({ signal }): Promise<MessageCheck> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/message-check", { params: at(campaignId), signal })),
  });
}

/** What an order would make and what not; the last answer stays while the next is read. */
export function productionPlanQuery(campaignId: string, order: Production) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "production", order],
    queryFn: ({ signal }): Promise<ProductionPlan> =>
      bodyOf(
        api.POST("/api/v1/campaigns/{campaign_id}/production/preview", {
          params: at(campaignId),
          body: order,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export const produceDeliverables = (campaignId: string, order: Production) =>
  api.POST("/api/v1/campaigns/{campaign_id}/production", { params: at(campaignId), body: order });
