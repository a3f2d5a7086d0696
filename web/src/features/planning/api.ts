import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Run = Schemas["ScheduleRunOut"];
export type RunLine = Schemas["ScheduleRunLine"];
export type NewRun = Schemas["NewScheduleRun"];
export type Alternative = Schemas["AlternativeOut"];
export type Move = Schemas["MoveOut"];
export type Side = Schemas["SideOut"];
export type Impossible = Schemas["ImpossibleOut"];
export type Embargo = Schemas["EmbargoOut"];
export type NewEmbargo = Schemas["NewEmbargo"];
export type ScenarioLine = Schemas["ScenarioLine"];
export type Scenario = Schemas["ScenarioOut"];
export type ScenarioItem = Schemas["ScenarioChangeOut"];
export type NewChange = Schemas["NewScenarioChange"];
export type Comparison = Schemas["ComparisonOut"];
export type TaskCompared = Schemas["TaskCompared"];
export type CampaignCompared = Schemas["CampaignCompared"];
export type LoadCompared = Schemas["LoadCompared"];
export type TaskChoice = Pick<Schemas["TaskRow"], "id" | "name">;

/** The latest runs of a campaign, or over all campaigns. */
export function runsQuery(campaign: string | null) {
  return queryOptions({
    queryKey: ["schedule-runs", campaign],
    queryFn: ({ signal }): Promise<RunLine[]> => {
      const query = campaign ? { campaign_id: campaign } : {};
      return bodyOf(api.GET("/api/v1/schedule-runs", { params: { query }, signal }));
    },
  });
}

/** A run with what it has found so far. */
export function runQuery(id: string) {
  return queryOptions({
    queryKey: ["schedule-run", id],
    queryFn: ({ signal }): Promise<Run> =>
      bodyOf(api.GET("/api/v1/schedule-runs/{run_id}", { params: { path: { run_id: id } }, signal })),
  });
}

/** The days that are closed, by their first. */
export const embargoesQuery = queryOptions({
  queryKey: ["embargoes"],
  queryFn: ({ signal }): Promise<Embargo[]> => bodyOf(api.GET("/api/v1/embargoes", { signal })),
});

/** The what-ifs, newest first. */
export const scenariosQuery = queryOptions({
  queryKey: ["scenarios"],
  queryFn: ({ signal }): Promise<ScenarioLine[]> => bodyOf(api.GET("/api/v1/scenarios", { signal })),
});

const ofScenario = (id: string) => ({ params: { path: { scenario_id: id } } });

/** A what-if with its changes. */
export function scenarioQuery(id: string) {
  return queryOptions({
    queryKey: ["scenario", id],
    queryFn: ({ signal }): Promise<Scenario> =>
      bodyOf(api.GET("/api/v1/scenarios/{scenario_id}", { ...ofScenario(id), signal })),
  });
}

/** What a what-if would do. */
export function comparisonQuery(id: string) {
  return queryOptions({
    queryKey: ["scenario", id, "comparison"],
    queryFn: ({ signal }): Promise<Comparison> =>
      bodyOf(api.GET("/api/v1/scenarios/{scenario_id}/comparison", { ...ofScenario(id), signal })),
  });
}

/** The open campaigns a plan may be about. */
export const campaignChoicesQuery = queryOptions({
  queryKey: ["campaigns", "open"],
  queryFn: ({ signal }): Promise<Schemas["Portfolio"]> =>
    bodyOf(api.GET("/api/v1/campaigns", { params: { query: { state: "open" } }, signal })),
});

/** The tasks of a campaign, to choose one. */
export function taskChoicesQuery(campaign: string) {
  return queryOptions({
    queryKey: ["campaign-tasks", campaign, "choices"],
    queryFn: async ({ signal }): Promise<TaskChoice[]> => {
      const path = { campaign_id: campaign };
      const screen = await bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/board", { params: { path }, signal }));
      return screen.tasks;
    },
    enabled: campaign !== "",
  });
}

const ofRun = (id: string) => ({ params: { path: { run_id: id } } });

export const startRun = (body: NewRun): Promise<Run> => bodyOf(api.POST("/api/v1/schedule-runs", { body }));

export const cancelRun = (id: string) => api.POST("/api/v1/schedule-runs/{run_id}/cancel", ofRun(id));

export const acceptMoves = (id: string, alternative: Alternative["key"], tasks: string[]) =>
  api.POST("/api/v1/schedule-runs/{run_id}/accept", { ...ofRun(id), body: { alternative, task_ids: tasks } });

export const addEmbargo = (body: NewEmbargo) => api.POST("/api/v1/embargoes", { body });

export const removeEmbargo = (id: string) =>
  api.DELETE("/api/v1/embargoes/{embargo_id}", { params: { path: { embargo_id: id } } });

export const createScenario = (body: Schemas["NewScenario"]): Promise<Scenario> =>
  bodyOf(api.POST("/api/v1/scenarios", { body }));

export const updateScenario = (id: string, body: Schemas["ScenarioChanges"]) =>
  api.PATCH("/api/v1/scenarios/{scenario_id}", { ...ofScenario(id), body });

export const removeScenario = (id: string) => api.DELETE("/api/v1/scenarios/{scenario_id}", ofScenario(id));

export const addChange = (id: string, body: NewChange) =>
  api.POST("/api/v1/scenarios/{scenario_id}/changes", { ...ofScenario(id), body });

export const removeChange = (id: string) =>
  api.DELETE("/api/v1/scenario-changes/{change_id}", { params: { path: { change_id: id } } });

export const applyScenario = (id: string) => api.POST("/api/v1/scenarios/{scenario_id}/apply", ofScenario(id));

invalidates("schedule_run", ({ id }) => [["schedule-runs"], id ? ["schedule-run", id] : ["schedule-run"]]);
invalidates("embargo", () => [["embargoes"]]);
invalidates("scenario", ({ id }) => [["scenarios"], id ? ["scenario", id] : ["scenario"]]);
invalidates("scenario_change", () => [["scenarios"], ["scenario"]]);
invalidates("task", () => [["schedule-run"], ["scenario"]]);
