import type { TaskRow, TimelineScreen } from "./api";

/** A task row for tests: nothing planned, in the first stage. */
export function row(id: string, values: Partial<TaskRow> = {}): TaskRow {
  return {
    id,
    parent_id: null,
    name: id,
    kind: "task",
    stage: 0,
    priority: 0,
    start: null,
    due: null,
    done: null,
    people: [],
    tags: [],
    fields: {},
    projected: null,
    critical: false,
    late: false,
    ...values,
  } as TaskRow;
}

/** A screen with three stages and the given tasks, read on 4 March 2026. */
export function screenOf(tasks: TaskRow[], values: Partial<TimelineScreen> = {}): TimelineScreen {
  const stages = [
    { id: "todo", name: "To do", category: "open", limit: null, checks: [] },
    { id: "doing", name: "Doing", category: "active", limit: 2, checks: [] },
    { id: "done", name: "Done", category: "done", limit: null, checks: [] },
  ];
  const people = [{ id: "p1", name: "Ines" }];
  const campaign = { id: "c", launch: "2026-03-20" };
  const screen = { seq: 1, today: "2026-03-04", campaign, stages, people, tags: ["print"], fields: [], links: [] };
  return { ...screen, tasks, ...values } as unknown as TimelineScreen;
}
