import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ifMatch } from "@/api/client";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Screen = Schemas["GoalsScreen"];
export type GoalRow = Schemas["GoalRow"];
export type Goal = Schemas["GoalOut"];
export type Standing = Schemas["GoalStandingOut"];
export type GoalChanges = Schemas["GoalChanges"];
export type GoalDraft = Schemas["GoalDraft"];
export type NewGoal = Schemas["NewGoal"];
export type Check = Schemas["GoalCheckOut"];
export type Template = Schemas["GoalTemplateOut"];
export type Alignment = Schemas["Alignment"];
export type State = Goal["state"];
export type Level = Goal["level"];
export type Outcome = Schemas["GoalClosingIn"]["outcome"];
export type Course = Schemas["GoalUpdateIn"]["state"];

/** Every goal one sees, in the order of the tree. */
export const goalsQuery = queryOptions({
  queryKey: ["goals", "all"],
  queryFn: ({ signal }): Promise<Screen> => bodyOf(api.GET("/api/v1/goals", { signal })),
});

/** One goal in full. */
export function goalQuery(id: string) {
  return queryOptions({
    queryKey: ["goal", id],
    queryFn: ({ signal }): Promise<Goal> =>
      bodyOf(api.GET("/api/v1/goals/{goal_id}", { params: { path: { goal_id: id } }, signal })),
  });
}

/** What is to be said of a goal being typed; the former answer stays until the next one is there. */
export function checkQuery(draft: GoalDraft, enabled: boolean) {
  return queryOptions({
    queryKey: ["goals", "check", draft],
    queryFn: ({ signal }): Promise<Check> => bodyOf(api.POST("/api/v1/goals/check", { body: draft, signal })),
    placeholderData: keepPreviousData,
    enabled,
    gcTime: 60_000,
  });
}

/** Goals as campaigns of the type often have them. */
export function templatesQuery(typeKey: string, campaign: string | null) {
  return queryOptions({
    queryKey: ["goal-templates", typeKey, campaign],
    queryFn: ({ signal }): Promise<Template[]> => {
      const query = { type_key: typeKey, ...(campaign ? { campaign_id: campaign } : {}) };
      return bodyOf(api.GET("/api/v1/goals/templates", { params: { query }, signal }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Which campaigns serve a goal, and what of the hours serves none. */
export const alignmentQuery = queryOptions({
  queryKey: ["goals", "alignment"],
  queryFn: ({ signal }): Promise<Alignment> => bodyOf(api.GET("/api/v1/goals/alignment", { signal })),
});

/** The open campaigns a goal may be written for. */
export const campaignChoicesQuery = queryOptions({
  queryKey: ["campaigns", "open"],
  queryFn: ({ signal }): Promise<Schemas["Portfolio"]> =>
    bodyOf(api.GET("/api/v1/campaigns", { params: { query: { state: "open" } }, signal })),
});

const at = (id: string) => ({ params: { path: { goal_id: id } } });

export const createGoal = (body: NewGoal): Promise<Goal> => bodyOf(api.POST("/api/v1/goals", { body }));

export const updateGoal = (goal: Goal, body: GoalChanges): Promise<Goal> =>
  bodyOf(api.PATCH("/api/v1/goals/{goal_id}", { ...at(goal.id), headers: ifMatch(goal.etag), body }));

export const moveGoal = (id: string, parent: string | null, before: string | null = null) =>
  api.POST("/api/v1/goals/{goal_id}/move", { ...at(id), body: { parent_id: parent, before_id: before } });

export const removeGoal = (id: string) => api.DELETE("/api/v1/goals/{goal_id}", at(id));

export const postGoalUpdate = (id: string, state: Course, text: string) =>
  api.POST("/api/v1/goals/{goal_id}/updates", { ...at(id), body: { state, text } });

export const closeGoal = (id: string, outcome: Outcome, text: string) =>
  api.POST("/api/v1/goals/{goal_id}/close", { ...at(id), body: { outcome, text } });

export const reopenGoal = (id: string) => api.POST("/api/v1/goals/{goal_id}/reopen", at(id));

/** What a write on a goal makes stale. */
export const staleAfter = (id?: string) => [["goals"], ["approvals"], id ? ["goal", id] : ["goal"]];

invalidates("goal", ({ id }) => [["goals"], id ? ["goal", id] : ["goal"]]);
invalidates("campaign", () => [["goals", "alignment"]]);
