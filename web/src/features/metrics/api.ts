import { queryOptions } from "@tanstack/react-query";
import { guardedFetch } from "@/api/http";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Metric = Schemas["MetricOut"];
export type NewMetric = Schemas["NewMetric"];
export type MetricChanges = Schemas["MetricChanges"];
export type Unit = Metric["unit"];
export type FormulaCheck = Schemas["FormulaOut"];
export type Target = Schemas["TargetOut"];
export type NewTarget = Schemas["NewTarget"];
export type TargetChanges = Schemas["TargetChanges"];
export type Rate = Schemas["RateOut"];
export type NewRate = Schemas["NewRate"];
export type CampaignResults = Schemas["CampaignResults"];
export type ProgramResults = Schemas["ProgramResults"];
export type BoardMetric = Schemas["BoardMetric"];
export type Tile = Schemas["TileOut"];
export type Figure = Schemas["FigureOut"];
export type Pace = Schemas["PaceOut"];
export type FactPage = Schemas["FactPage"];
export type Fact = Schemas["FactOut"];
export type Grid = Schemas["GridOut"];
export type Cell = Schemas["CellIn"];
export type ToAssign = Schemas["ToAssign"];

/** The library in its order. */
export const metricsQuery = queryOptions({
  queryKey: ["metrics"],
  queryFn: ({ signal }): Promise<Metric[]> => bodyOf(api.GET("/api/v1/metrics", { signal })),
});

const ofMetric = (id: string) => ({ path: { metric_id: id } });
const ofTarget = (id: string) => ({ path: { target_id: id } });
const ofCampaign = (id: string) => ({ path: { campaign_id: id } });

export const createMetric = (body: NewMetric) => bodyOf(api.POST("/api/v1/metrics", { body }));
export const updateMetric = (id: string, body: MetricChanges) =>
  bodyOf(api.PATCH("/api/v1/metrics/{metric_id}", { params: ofMetric(id), body }));
export const removeMetric = (id: string) => api.DELETE("/api/v1/metrics/{metric_id}", { params: ofMetric(id) });

/** Whether a formula stands, and what it comes to over everything one sees. */
export function formulaQuery(formula: string, unit: Unit, key: string) {
  return queryOptions({
    queryKey: ["formula", formula, unit, key],
    queryFn: ({ signal }): Promise<FormulaCheck> =>
      bodyOf(api.POST("/api/v1/metrics/check", { body: { formula, unit, key }, signal })),
    staleTime: 60_000,
  });
}

/** A campaign's targets against its results. */
export function resultsQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["results", campaignId],
    queryFn: ({ signal }): Promise<CampaignResults> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/results", { params: ofCampaign(campaignId), signal })),
  });
}

/** A program's targets against the results of its campaigns. */
export function programResultsQuery(programId: string) {
  return queryOptions({
    queryKey: ["program-results", programId],
    queryFn: ({ signal }): Promise<ProgramResults> =>
      bodyOf(api.GET("/api/v1/programs/{program_id}/results", { params: { path: { program_id: programId } }, signal })),
  });
}

export const setTarget = (body: NewTarget) => api.POST("/api/v1/targets", { body });
export const updateTarget = (id: string, body: TargetChanges) =>
  api.PATCH("/api/v1/targets/{target_id}", { params: ofTarget(id), body });
export const removeTarget = (id: string) => api.DELETE("/api/v1/targets/{target_id}", { params: ofTarget(id) });

/** The values behind a figure, a page at a time. */
export function readFacts(campaignId: string, metricKey: string, cursor: string | null): Promise<FactPage> {
  const query = { campaign_id: campaignId, metric_key: metricKey, ...(cursor ? { cursor } : {}) };
  return bodyOf(api.GET("/api/v1/facts", { params: { query } }));
}

/** The values a fact had before. */
export function revisionsQuery(factId: string) {
  return queryOptions({
    queryKey: ["fact-revisions", factId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/v1/facts/{fact_id}/revisions", { params: { path: { fact_id: factId } }, signal })),
  });
}

export interface GridView {
  first: string;
  last: string;
  metrics: string;
  channel: string;
}

/** What is written for a campaign between two days. */
export function gridQuery(campaignId: string, { first, last, metrics, channel }: GridView) {
  return queryOptions({
    queryKey: ["grid", campaignId, first, last, metrics, channel],
    queryFn: ({ signal }): Promise<Grid> =>
      bodyOf(
        api.GET("/api/v1/campaigns/{campaign_id}/grid", {
          params: {
            ...ofCampaign(campaignId),
            query: { first, last, metrics, ...(channel ? { channel_id: channel } : {}) },
          },
          signal,
        }),
      ),
  });
}

export const recordFacts = (cells: Cell[]) => api.POST("/api/v1/facts", { body: { cells } });

/** Words of files that stand for no campaign yet. */
export const toAssignQuery = queryOptions({
  queryKey: ["facts-to-assign"],
  queryFn: ({ signal }): Promise<ToAssign[]> => bodyOf(api.GET("/api/v1/facts/to-assign", { signal })),
});
export const assignFacts = (body: Schemas["AssignedIn"]) => api.POST("/api/v1/facts/assign", { body });

/** Dated rates of currencies. */
export const ratesQuery = queryOptions({
  queryKey: ["rates"],
  queryFn: ({ signal }): Promise<Rate[]> => bodyOf(api.GET("/api/v1/rates", { signal })),
});
export const setRate = (body: NewRate) => api.POST("/api/v1/rates", { body });
export const removeRate = (id: string) => api.DELETE("/api/v1/rates/{rate_id}", { params: { path: { rate_id: id } } });

/** Open campaigns, to assign words of files to. */
export const campaignChoicesQuery = queryOptions({
  queryKey: ["campaigns", "open"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/v1/campaigns", { params: { query: { state: "open" } }, signal })),
});

/** Uploads a file of results; the answer says what it was recognised as. */
export async function sendResults(file: File, campaignId: string): Promise<Schemas["FactImportOut"]> {
  const body = new FormData();
  body.set("file", file);
  if (campaignId) body.set("campaign_id", campaignId);
  const response = await guardedFetch(
    new Request(new URL("/api/v1/fact-imports", location.origin), { method: "POST", body }),
  );
  return (await response.json()) as Schemas["FactImportOut"];
}

const BOARDS = [["results"], ["program-results"], ["grid"], ["facts"]];

invalidates("metric", () => [["metrics"], ["formula"], ...BOARDS]);
invalidates("rate", () => [["rates"], ...BOARDS]);
invalidates("target", () => [["results"], ["program-results"]]);
invalidates("fact_run", () => [["facts-to-assign"], ["formula"], ...BOARDS]);
invalidates("campaign", ({ id }) => [
  id ? ["results", id] : ["results"],
  id ? ["grid", id] : ["grid"],
  ["program-results"],
]);
