import type { TaskChanges, TaskMove, TaskRow, TimelineScreen, WorkScreen } from "./api";

/** What may be changed before the server has answered. */
export type RowChanges = TaskChanges & { stage_id?: string; done?: string | null };

export interface Named {
  id: string;
  name: string;
}

function withPlaces<Value>(known: readonly Value[], wanted: readonly Value[], same: (a: Value, b: Value) => boolean) {
  const all = [...known];
  const places = wanted.map((value) => {
    const at = all.findIndex((each) => same(each, value));
    return at >= 0 ? at : all.push(value) - 1;
  });
  return { all, places };
}

const SAME_NAME = [
  "name",
  "kind",
  "priority",
  "start",
  "due",
  "scheduling",
  "constraint",
  "constraint_date",
  "deadline",
  "progress",
  "purpose",
  "deliverable_id",
  "is_launch",
] as const;

function plainChanges(changes: RowChanges): Partial<TaskRow> {
  const kept: Record<string, unknown> = {};
  for (const name of SAME_NAME) if (changes[name] !== undefined) kept[name] = changes[name];
  if (changes.estimate_minutes !== undefined) kept.estimate = changes.estimate_minutes;
  if (changes.duration_minutes !== undefined) kept.duration = changes.duration_minutes;
  if (changes.done !== undefined) kept.done = changes.done;
  return kept as Partial<TaskRow>;
}

function stageChange(screen: WorkScreen, stageId: string): Partial<TaskRow> {
  const stage = screen.stages.findIndex((each) => each.id === stageId);
  if (stage < 0) return {};
  return { stage, done: screen.stages[stage]?.category === "done" ? new Date().toISOString() : null };
}

/** The screen with one task changed; `people` gives the names of those the screen does not know yet. */
export function patchScreen<Screen extends WorkScreen>(
  screen: Screen,
  ids: readonly string[],
  changes: RowChanges,
  people: readonly Named[] = [],
): Screen {
  const wanted = (changes.people ?? []).map((id) => people.find((each) => each.id === id) ?? { id, name: "" });
  const persons = withPlaces(screen.people, wanted, (a, b) => a.id === b.id);
  const tags = withPlaces(screen.tags, changes.tags ?? [], (a, b) => a === b);
  const patch: Partial<TaskRow> = {
    ...plainChanges(changes),
    ...(changes.stage_id ? stageChange(screen, changes.stage_id) : {}),
    ...(changes.people ? { people: persons.places } : {}),
    ...(changes.tags ? { tags: tags.places } : {}),
  };
  const chosen = new Set(ids);
  const change = (task: TaskRow): TaskRow => ({
    ...task,
    ...patch,
    fields: changes.fields ? { ...task.fields, ...changes.fields } : task.fields,
  });
  return {
    ...screen,
    people: persons.all,
    tags: tags.all,
    tasks: screen.tasks.map((task) => (chosen.has(task.id) ? withLateness(change(task), screen.today) : task)),
  };
}

function withLateness(task: TaskRow, today: string): TaskRow {
  return { ...task, late: !task.done && task.due !== null && task.due < today };
}

/** The screen after a task went to another stage, parent or place. */
export function moveInScreen<Screen extends WorkScreen>(screen: Screen, id: string, to: TaskMove): Screen {
  const task = screen.tasks.find((each) => each.id === id);
  if (!task) return screen;
  const moved: TaskRow = {
    ...task,
    ...(to.stage_id ? stageChange(screen, to.stage_id) : {}),
    ...(to.parent_id !== undefined ? { parent_id: to.parent_id } : {}),
  };
  const rest = screen.tasks.filter((each) => each.id !== id);
  const anchor = to.before_id ?? to.after_id;
  const at = anchor ? rest.findIndex((each) => each.id === anchor) + (to.after_id ? 1 : 0) : -1;
  const place = at >= 0 ? at : screen.tasks.indexOf(task);
  return { ...screen, tasks: [...rest.slice(0, place), moved, ...rest.slice(place)] };
}

/** The screen without these tasks and all below them. */
export function removeFromScreen<Screen extends WorkScreen | TimelineScreen>(screen: Screen, ids: readonly string[]) {
  const gone = new Set(ids);
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const task of screen.tasks) if (task.parent_id && gone.has(task.parent_id)) gone.add(task.id);
  }
  return { ...screen, tasks: screen.tasks.filter((task) => !gone.has(task.id)) };
}

/** The values a change replaces, as a change that takes it back. */
export function inverseOf(screen: WorkScreen, id: string, changes: RowChanges): RowChanges | null {
  const task = screen.tasks.find((each) => each.id === id);
  if (!task) return null;
  const before: Record<string, unknown> = {
    ...task,
    estimate_minutes: task.estimate,
    duration_minutes: task.duration,
    stage_id: screen.stages[task.stage]?.id,
    people: task.people.map((index) => screen.people[index]?.id),
    tags: task.tags.map((index) => screen.tags[index]),
  };
  const kept = Object.keys(changes).filter((name) => name in before);
  if (kept.length === 0) return null;
  const inverse: Record<string, unknown> = Object.fromEntries(kept.map((name) => [name, before[name]]));
  if (changes.fields) {
    inverse.fields = Object.fromEntries(Object.keys(changes.fields).map((key) => [key, task.fields[key] ?? null]));
  }
  return inverse as RowChanges;
}
