import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";
import type { PlainDate } from "@/lib/dates";

export type Workload = Schemas["WorkloadOut"];
export type PersonRow = Schemas["PersonRow"];
export type Unassigned = Schemas["UnassignedOut"];
export type Conflict = Schemas["ConflictOut"];
export type Cell = Schemas["WorkloadCell"];
export type CellTask = Schemas["WorkloadTask"];
export type Effort = Schemas["EffortOut"];
export type EffortBody = Schemas["EffortIn"];
export type Rule = Effort["rule"];
export type Need = Schemas["NeedOut"];
export type Skill = Schemas["SkillOut"];
export type PersonSkills = Schemas["PersonSkillsOut"];
export type Demand = Schemas["DemandOut"];
export type Advice = Schemas["AdviceOut"];
export type TaskAdvice = Schemas["TaskAdvice"];
export type Sheet = Schemas["SheetOut"];
export type Unit = Workload["unit"];

/** Which days, cut how, and whose. */
export interface Asked {
  first: PlainDate;
  last: PlainDate;
  unit: Unit;
  teams: string;
  campaigns: string;
}

const taskPath = (id: string) => ({ path: { task_id: id } });

/** People by periods with their time and work. */
export function workloadQuery(asked: Asked) {
  return queryOptions({
    queryKey: ["workload", asked],
    queryFn: ({ signal }): Promise<Workload> =>
      bodyOf(api.GET("/api/v1/workload", { params: { query: { ...asked } }, signal })),
  });
}

/** What a person does on some days. */
export function cellQuery(person: string, first: PlainDate, last: PlainDate) {
  return queryOptions({
    queryKey: ["workload", "cell", person, first, last],
    queryFn: ({ signal }): Promise<Cell> =>
      bodyOf(api.GET("/api/v1/workload/cell", { params: { query: { person, first, last } }, signal })),
  });
}

/** Where the work of a task lies and what it takes. */
export function effortQuery(id: string) {
  return queryOptions({
    queryKey: ["effort", id],
    queryFn: ({ signal }): Promise<Effort> =>
      bodyOf(api.GET("/api/v1/tasks/{task_id}/effort", { params: taskPath(id), signal })),
  });
}

/** The skills of the workspace by name. */
export const skillsQuery = queryOptions({
  queryKey: ["skills"],
  queryFn: ({ signal }): Promise<Skill[]> => bodyOf(api.GET("/api/v1/skills", { signal })),
});

/** What everybody can do. */
export const peopleSkillsQuery = queryOptions({
  queryKey: ["skills", "people"],
  queryFn: ({ signal }): Promise<PersonSkills[]> => bodyOf(api.GET("/api/v1/people-skills", { signal })),
});

/** Demand of skills against the time of who has them, twelve months ahead. */
export const demandQuery = queryOptions({
  queryKey: ["demand"],
  queryFn: ({ signal }): Promise<Demand> => bodyOf(api.GET("/api/v1/skill-demand", { signal })),
});

/** What a workspace counts as load. */
export const capacitySettingsQuery = queryOptions({
  queryKey: ["capacity-settings"],
  queryFn: ({ signal }): Promise<Schemas["CapacitySettingsOut"]> =>
    bodyOf(api.GET("/api/v1/capacity-settings", { signal })),
});

/** Teams by id and name, for filters. */
export const teamChoicesQuery = queryOptions({
  queryKey: ["teams"],
  queryFn: ({ signal }): Promise<Schemas["TeamOut"][]> => bodyOf(api.GET("/api/v1/teams", { signal })),
});

/** Whom tasks suit best; nothing is written. */
export function adviceQuery(taskIds: readonly string[]) {
  return queryOptions({
    queryKey: ["workload", "advice", taskIds],
    queryFn: ({ signal }): Promise<Advice> =>
      bodyOf(api.POST("/api/v1/assignment-advice", { body: { task_ids: [...taskIds] }, signal })),
    staleTime: 60_000,
  });
}

/** The week of a day of a person; one's own without `person`. */
export function sheetQuery(week: PlainDate, person: string) {
  return queryOptions({
    queryKey: ["time-sheet", week, person],
    queryFn: ({ signal }): Promise<Sheet> => {
      const query = person ? { week, person } : { week };
      return bodyOf(api.GET("/api/v1/time-sheet", { params: { query }, signal }));
    },
  });
}

/** A task that can be put on a sheet, and what may be done with it. */
export interface OpenTask {
  id: string;
  name: string;
  campaign_id: string;
  can: string[];
}

/** A person's open tasks, to be put on a sheet. */
export function openTasksQuery(person: string) {
  return queryOptions({
    queryKey: ["my-work", "open", person],
    queryFn: async ({ signal }): Promise<OpenTask[]> => {
      const page = await bodyOf(api.GET("/api/v1/tasks", { querySerializer: () => openTasksOf(person), signal }));
      return page.tasks.map((task) => ({
        id: String(task.id),
        name: String(task.name),
        campaign_id: String(task.campaign_id),
        can: page.cans[Number(task.can)] ?? [],
      }));
    },
  });
}

/** Filters of task lists are further words of the address, which the description of the API does not name. */
function openTasksOf(person: string): string {
  return new URLSearchParams({ person, done: "0", sort: "due", limit: "200" }).toString();
}

export const setSheet = (body: Schemas["SheetIn"]) => api.PUT("/api/v1/time-sheet", { body });

/** New days and people of a task, as a batch of one so that it can be taken back. */
export const placeTask = (id: string, changes: Schemas["TaskChanges"]): Promise<Schemas["BatchOut"]> =>
  bodyOf(api.POST("/api/v1/tasks/bulk", { body: { ids: [id], changes } }));

export const acceptAssignments = (body: Schemas["AcceptIn"]) => api.POST("/api/v1/assignment-advice/accept", { body });

export const planEffort = (id: string, body: EffortBody) =>
  api.PUT("/api/v1/tasks/{task_id}/effort", { params: taskPath(id), body });

export const setNeeds = (id: string, needs: Schemas["NeedIn"][]) =>
  api.PUT("/api/v1/tasks/{task_id}/needs", { params: taskPath(id), body: { needs } });

export const createSkill = (name: string) => bodyOf(api.POST("/api/v1/skills", { body: { name } }));

export const renameSkill = (id: string, name: string) =>
  api.PATCH("/api/v1/skills/{skill_id}", { params: { path: { skill_id: id } }, body: { name } });

export const removeSkill = (id: string) =>
  api.DELETE("/api/v1/skills/{skill_id}", { params: { path: { skill_id: id } } });

export const setPersonSkills = (person: string, skills: Schemas["LevelIn"][]) =>
  api.PUT("/api/v1/people/{person_id}/skills", { params: { path: { person_id: person } }, body: { skills } });

export const updateCapacitySettings = (review_minutes: number) =>
  api.PATCH("/api/v1/capacity-settings", { body: { review_minutes } });

invalidates("capacity", () => [["workload"], ["effort"], ["demand"]]);
invalidates("skill", () => [["skills"], ["demand"], ["workload"]]);
invalidates("person_skills", () => [["skills"], ["demand"]]);
invalidates("task_needs", () => [["effort"], ["demand"], ["workload"]]);
invalidates("capacity_settings", () => [["capacity-settings"]]);
invalidates("time", () => [["time-sheet"]]);
