import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Forecast = Schemas["ForecastOut"];
export type Odds = Schemas["LaunchOdds"];
export type Lever = Schemas["LeverOut"];
export type Flow = Schemas["FlowOut"];
export type Calibration = Schemas["CalibrationOut"];
export type Warning = Schemas["EarlyWarningOut"];
export type Advice = Schemas["DurationAdvice"];

const ofCampaign = (id: string) => ({ path: { campaign_id: id } });

/** The odds of a campaign's launch, as last counted. */
export function forecastQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["forecast", campaignId],
    queryFn: ({ signal }): Promise<Forecast> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/forecast", { params: ofCampaign(campaignId), signal })),
  });
}

/** How a campaign's work flowed over the last days. */
export function flowQuery(campaignId: string, days: number) {
  const params = { ...ofCampaign(campaignId), query: { days } };
  return queryOptions({
    queryKey: ["flow", campaignId, days],
    queryFn: ({ signal }): Promise<Flow> => bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/flow", { params, signal })),
  });
}

/** How past odds fared. */
export const calibrationQuery = queryOptions({
  queryKey: ["calibration"],
  queryFn: ({ signal }): Promise<Calibration> => bodyOf(api.GET("/api/v1/forecast/calibration", { signal })),
});

export const updateForecastSettings = (by_person: boolean) =>
  bodyOf(api.PUT("/api/v1/forecast/settings", { body: { by_person } }));

/** Open warnings: of one campaign, or those of all campaigns that nobody has dismissed. */
export function warningsQuery(campaignId?: string) {
  const params = campaignId ? { query: { campaign_id: campaignId } } : {};
  return queryOptions({
    queryKey: ["warnings", campaignId ?? ""],
    queryFn: ({ signal }): Promise<Warning[]> => bodyOf(api.GET("/api/v1/warnings", { params, signal })),
  });
}

export const dismissWarning = (id: string) =>
  bodyOf(api.POST("/api/v1/warnings/{warning_id}/dismiss", { params: { path: { warning_id: id } } }));

/** How long work like a task really takes. */
export function adviceQuery(taskId: string, estimate: number | null) {
  const params = { path: { task_id: taskId }, query: estimate ? { estimate } : {} };
  return queryOptions({
    queryKey: ["duration-advice", taskId, estimate],
    queryFn: ({ signal }): Promise<Advice> =>
      bodyOf(api.GET("/api/v1/tasks/{task_id}/duration-advice", { params, signal })),
    staleTime: 60_000,
  });
}

invalidates("campaign", ({ id }) => (id ? [["forecast", id], ["warnings"]] : [["forecast"], ["warnings"]]));
invalidates("warning", () => [["warnings"]]);
invalidates("task", () => [["flow"]]);
invalidates("workspace", () => [["calibration"]]);
