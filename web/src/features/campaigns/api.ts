import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Portfolio = Schemas["Portfolio"];
export type PortfolioRow = Schemas["PortfolioRow"];
export type CampaignType = Schemas["TypeOut"];
export type Deliverable = Schemas["DeliverableOut"];
export type Program = Schemas["ProgramOut"];
export type ProgramChanges = Schemas["ProgramChanges"];
export type CampaignHome = Schemas["CampaignHome"];
export type CampaignState = PortfolioRow["state"];

/** The campaigns in one state, with roll-ups. */
export function portfolioQuery(state: CampaignState = "open") {
  return queryOptions({
    queryKey: ["campaigns", state],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/v1/campaigns", { params: { query: { state } }, signal })),
  });
}

/** A campaign at a glance: its head, people, milestones and what is late. */
export function campaignHomeQuery(id: string) {
  return queryOptions({
    queryKey: ["campaign", id, "home"],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/home", { params: { path: { campaign_id: id } }, signal })),
  });
}

/** What a campaign hands out. */
export function deliverablesQuery(id: string) {
  return queryOptions({
    queryKey: ["campaign", id, "deliverables"],
    queryFn: ({ signal }): Promise<Deliverable[]> =>
      bodyOf(
        api.GET("/api/v1/campaigns/{campaign_id}/deliverables", { params: { path: { campaign_id: id } }, signal }),
      ),
  });
}

/** The kinds of campaign. */
export const typesQuery = queryOptions({
  queryKey: ["types"],
  queryFn: ({ signal }): Promise<CampaignType[]> => bodyOf(api.GET("/api/v1/types", { signal })),
});

/** The programs campaigns are grouped in. */
export const programsQuery = queryOptions({
  queryKey: ["programs"],
  queryFn: ({ signal }): Promise<Program[]> => bodyOf(api.GET("/api/v1/programs", { signal })),
});

/** The frames a campaign can start from. */
export const templatesQuery = queryOptions({
  queryKey: ["templates"],
  queryFn: ({ signal }): Promise<Schemas["TemplateBrief"][]> => bodyOf(api.GET("/api/v1/templates", { signal })),
});

// What happens inside a campaign touches its own screens and every list that shows its roll-up.
invalidates("campaign", ({ id }) => [id ? ["campaign", id] : ["campaign"], ["campaigns"]]);
invalidates("program", ({ id }) => [["campaigns"], ["programs"], id ? ["program", id] : ["program"]]);
invalidates("type", () => [["campaigns"], ["types"]]);
