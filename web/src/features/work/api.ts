import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type WorkScreen = Schemas["WorkScreen"];
export type TimelineScreen = Schemas["TimelineScreen"];
export type TaskRow = Schemas["TaskRow"];
export type Task = Schemas["TaskOut"];
export type TaskChanges = Schemas["TaskChanges"];
export type NewTask = Schemas["NewTask"];
export type TaskMove = Schemas["TaskMove"];
export type StageRow = Schemas["StageRow"];
export type FieldRow = Schemas["FieldRow"];
export type Dependency = Schemas["DependencyOut"];
export type TimeEntry = Schemas["TimeOut"];
export type Cascade = Schemas["CascadeOut"];
/** `finished` is left out where days are given. */
export type MoveInTime = Omit<Schemas["MoveInTime"], "finished"> & { finished?: boolean };
/** What follows a move: what it pushes, everything by the same working time, or nothing. */
export type ShiftMode = Schemas["CascadeIn"]["mode"];
export type SavedView = Schemas["ViewOut"];

const campaignPath = (id: string) => ({ path: { campaign_id: id } });
const taskPath = (id: string) => ({ path: { task_id: id } });

/** List and board of a campaign in one answer. */
export function boardQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "board"],
    queryFn: ({ signal }): Promise<WorkScreen> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/board", { params: campaignPath(campaignId), signal })),
  });
}

/** The same with the links between tasks. */
export function timelineQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["campaign", campaignId, "timeline"],
    queryFn: ({ signal }): Promise<TimelineScreen> =>
      bodyOf(api.GET("/api/v1/campaigns/{campaign_id}/timeline", { params: campaignPath(campaignId), signal })),
  });
}

/** One task in full. */
export function taskQuery(id: string) {
  return queryOptions({
    queryKey: ["task", id],
    queryFn: ({ signal }): Promise<Task> =>
      bodyOf(api.GET("/api/v1/tasks/{task_id}", { params: { ...taskPath(id), query: { html: true } }, signal })),
  });
}

/** The links into and out of a task. */
export function dependenciesQuery(id: string) {
  return queryOptions({
    queryKey: ["task", id, "dependencies"],
    queryFn: ({ signal }): Promise<Dependency[]> =>
      bodyOf(api.GET("/api/v1/tasks/{task_id}/dependencies", { params: taskPath(id), signal })),
  });
}

/** Time spent on a task, newest first. */
export function timeQuery(id: string) {
  return queryOptions({
    queryKey: ["task", id, "time"],
    queryFn: ({ signal }): Promise<TimeEntry[]> =>
      bodyOf(api.GET("/api/v1/tasks/{task_id}/time", { params: taskPath(id), signal })),
  });
}

/** One's own running timer. */
export const timerQuery = queryOptions({
  queryKey: ["timer"],
  queryFn: ({ signal }): Promise<Schemas["TimerOut"]> => bodyOf(api.GET("/api/v1/timer", { signal })),
});

/** The workspace's tags. */
export const tagsQuery = queryOptions({
  queryKey: ["tags"],
  queryFn: ({ signal }): Promise<string[]> => bodyOf(api.GET("/api/v1/tags", { signal })),
});

/** Arrangements saved for a campaign. */
export function viewsQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["views", campaignId],
    queryFn: ({ signal }): Promise<SavedView[]> =>
      bodyOf(api.GET("/api/v1/views", { params: { query: { campaign_id: campaignId } }, signal })),
  });
}

/** Promises to be done on a day; null takes the promise back. */
export const commitTask = (id: string, date: string | null) =>
  api.POST("/api/v1/tasks/{task_id}/commit", { params: taskPath(id), body: { date } });

const whole = (moves: readonly MoveInTime[]) => moves.map((move) => ({ finished: false, ...move }));

/** What moving tasks in time would bring about. */
export function previewCascade(moves: MoveInTime[], mode: ShiftMode, signal?: AbortSignal): Promise<Cascade> {
  const body = { moves: whole(moves), mode, pull: false };
  return bodyOf(api.POST("/api/v1/schedule/preview", { body, ...(signal ? { signal } : {}) }));
}

/** What would move if all that follows a finished task kept its distance to the day it ended. */
export function followQuery(taskId: string, finished: string) {
  return queryOptions({
    queryKey: ["task", taskId, "follow", finished],
    queryFn: ({ signal }) => previewCascade([{ task_id: taskId, finished: true }], "keep_buffer", signal),
    retry: false,
  });
}

/** Carries out a previewed cascade; the batch undoes it. */
export function applyCascade(moves: MoveInTime[], mode: ShiftMode, token: string): Promise<Schemas["CascadeApplied"]> {
  return bodyOf(api.POST("/api/v1/schedule/apply", { body: { moves: whole(moves), mode, pull: false, token } }));
}

invalidates("task", ({ id, within }) => (id && !within ? [["task", id]] : [["task"]]));
invalidates("dependency", () => [["task"]]);
invalidates("time", () => [["timer"], ["task"]]);
invalidates("view", () => [["views"]]);

export type Review = Schemas["ReviewOut"];

/** What was decided at a milestone, the latest first. */
export function reviewsQuery(taskId: string) {
  return queryOptions({
    queryKey: ["task", taskId, "reviews"],
    queryFn: ({ signal }): Promise<Review[]> =>
      bodyOf(api.GET("/api/v1/tasks/{task_id}/reviews", { params: { path: { task_id: taskId } }, signal })),
  });
}

export const reviewMilestone = (taskId: string, verdict: Review["verdict"], note: string) =>
  api.POST("/api/v1/tasks/{task_id}/reviews", { params: { path: { task_id: taskId } }, body: { verdict, note } });
