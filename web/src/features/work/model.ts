import type { TaskRow, WorkScreen } from "./api";

export type GroupBy = "none" | "stage" | "person" | "priority" | "due" | "tag";
export type SortBy =
  | "rank"
  | "name"
  | "stage"
  | "start"
  | "due"
  | "projected"
  | "float"
  | "priority"
  | "progress"
  | "estimate";

/** How a list is arranged; it lives in the address. */
export interface Arrangement {
  group: GroupBy;
  sort: SortBy;
  descending: boolean;
  words: string;
  /** Ids; "none" stands for nobody. */
  people: readonly string[];
  stages: readonly string[];
  tags: readonly string[];
  show: "all" | "open" | "late" | "mine" | "critical";
}

export const PLAIN: Arrangement = {
  group: "none",
  sort: "rank",
  descending: false,
  words: "",
  people: [],
  stages: [],
  tags: [],
  show: "all",
};

export interface TaskLine {
  type: "task";
  key: string;
  task: TaskRow;
  /** 0 for the top of the tree. */
  depth: number;
  children: number;
  open: boolean;
}

export interface GroupLine {
  type: "group";
  key: string;
  /** What the group stands for: a stage's id, a person's id, a priority, a tag; "" for none. */
  value: string;
  count: number;
  open: boolean;
}

export type Line = TaskLine | GroupLine;

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** True when the person may do `verb` to the task. */
export function may(screen: Pick<WorkScreen, "cans">, task: Pick<TaskRow, "can">, verb: string): boolean {
  return screen.cans[task.can]?.includes(verb) ?? false;
}

/** The tasks below each parent, in the order given; those of the top under "". */
export function childrenOf(tasks: readonly TaskRow[]): Map<string, TaskRow[]> {
  const known = new Set(tasks.map((task) => task.id));
  const children = new Map<string, TaskRow[]>();
  for (const task of tasks) {
    const key = task.parent_id && known.has(task.parent_id) ? task.parent_id : "";
    const siblings = children.get(key);
    if (siblings) siblings.push(task);
    else children.set(key, [task]);
  }
  return children;
}

const SHOWN: Record<Arrangement["show"], (task: TaskRow, me: number) => boolean> = {
  all: () => true,
  open: (task) => !task.done,
  late: (task) => task.late,
  mine: (task, me) => task.people.includes(me),
  critical: (task) => task.critical,
};

function fitsPeople(task: TaskRow, screen: WorkScreen, people: readonly string[]): boolean {
  if (people.length === 0) return true;
  if (task.people.length === 0) return people.includes("none");
  return task.people.some((index) => people.includes(screen.people[index]?.id ?? ""));
}

/** Whether an arrangement lets a task through. */
export function passes(screen: WorkScreen, arrangement: Arrangement, me: string): (task: TaskRow) => boolean {
  const words = plain(arrangement.words).split(/\s+/).filter(Boolean);
  const mine = screen.people.findIndex((person) => person.id === me);
  const { stages, tags, people, show } = arrangement;
  return (task) =>
    SHOWN[show](task, mine) &&
    words.every((word) => plain(task.name).includes(word)) &&
    (stages.length === 0 || stages.includes(screen.stages[task.stage]?.id ?? "")) &&
    (tags.length === 0 || task.tags.some((index) => tags.includes(screen.tags[index] ?? ""))) &&
    fitsPeople(task, screen, people);
}

/** Tasks that pass, and all above them, so that none hangs in the air. */
export function withAncestors(tasks: readonly TaskRow[], pass: (task: TaskRow) => boolean): TaskRow[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const kept = new Set<string>();
  for (const task of tasks) {
    if (!pass(task)) continue;
    for (let at: TaskRow | undefined = task; at && !kept.has(at.id); at = byId.get(at.parent_id ?? "")) kept.add(at.id);
  }
  return tasks.filter((task) => kept.has(task.id));
}

const VALUE: Record<Exclude<SortBy, "rank">, (task: TaskRow) => string | number | null> = {
  name: (task) => plain(task.name),
  stage: (task) => task.stage,
  start: (task) => task.start,
  due: (task) => task.due,
  projected: (task) => task.projected?.[1] ?? null,
  float: (task) => task.float,
  priority: (task) => (task.priority === 0 ? null : -task.priority),
  progress: (task) => task.progress,
  estimate: (task) => task.estimate,
};

function compareValues(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts stably; what has no value stands last in either direction. */
export function sortTasks(tasks: readonly TaskRow[], by: SortBy, descending: boolean): TaskRow[] {
  if (by === "rank") return descending ? [...tasks].reverse() : [...tasks];
  const read = VALUE[by];
  const sign = descending ? -1 : 1;
  return [...tasks].sort((a, b) => {
    const [x, y] = [read(a), read(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * compareValues(x, y);
  });
}

/** The tree as lines: every task under its parent, without what lies below closed ones. */
export function flattenTree(
  tasks: readonly TaskRow[],
  closed: ReadonlySet<string>,
  order: (siblings: readonly TaskRow[]) => TaskRow[] = (siblings) => [...siblings],
): TaskLine[] {
  const children = childrenOf(tasks);
  const lines: TaskLine[] = [];
  const walk = (parent: string, depth: number) => {
    for (const task of order(children.get(parent) ?? [])) {
      const below = children.get(task.id)?.length ?? 0;
      const open = below > 0 && !closed.has(task.id);
      lines.push({ type: "task", key: task.id, task, depth, children: below, open });
      if (open) walk(task.id, depth + 1);
    }
  };
  walk("", 0);
  return lines;
}

function dueGroup(task: TaskRow, today: string, week: string): string {
  if (!task.due) return "";
  if (!task.done && task.due < today) return "0-late";
  if (task.due === today) return "1-today";
  return task.due <= week ? "2-week" : "3-later";
}

/** The groups a task belongs to; several for people and tags. */
function groupsOf(screen: WorkScreen, by: GroupBy, week: string): (task: TaskRow) => string[] {
  const named: Record<GroupBy, (task: TaskRow) => string[]> = {
    none: () => [""],
    stage: (task) => [screen.stages[task.stage]?.id ?? ""],
    person: (task) => task.people.map((index) => screen.people[index]?.id ?? ""),
    tag: (task) => task.tags.map((index) => screen.tags[index] ?? ""),
    priority: (task) => [task.priority === 0 ? "" : String(task.priority)],
    due: (task) => [dueGroup(task, screen.today, week)],
  };
  return named[by];
}

function groupOrder(screen: WorkScreen, by: GroupBy): string[] {
  if (by === "stage") return screen.stages.map((stage) => stage.id);
  if (by === "person") return screen.people.map((person) => person.id);
  if (by === "priority") return ["4", "3", "2", "1"];
  if (by === "due") return ["0-late", "1-today", "2-week", "3-later"];
  return [...screen.tags].sort();
}

/** Tasks by group, in the order people expect; what belongs nowhere stands last under "". */
export function groupTasks(screen: WorkScreen, tasks: readonly TaskRow[], by: GroupBy, week: string) {
  const keysOf = groupsOf(screen, by, week);
  const groups = new Map<string, TaskRow[]>(groupOrder(screen, by).map((key) => [key, []]));
  for (const task of tasks) {
    const keys = keysOf(task);
    for (const key of keys.length > 0 ? keys : [""]) groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  const all = [...groups].filter(([key, members]) => members.length > 0 || (by === "stage" && key !== ""));
  return all.sort(([a], [b]) => Number(a === "") - Number(b === ""));
}

/** Everything a list shows, in order. `closed` holds ids of tasks and `group:` keys. */
export function arrange(
  screen: WorkScreen,
  arrangement: Arrangement,
  closed: ReadonlySet<string>,
  me: string,
  week: string,
): Line[] {
  const pass = passes(screen, arrangement, me);
  const order = (siblings: readonly TaskRow[]) => sortTasks(siblings, arrangement.sort, arrangement.descending);
  if (arrangement.group === "none") return flattenTree(withAncestors(screen.tasks, pass), closed, order);
  const parents = new Set(screen.tasks.map((task) => task.parent_id));
  const leaves = screen.tasks.filter((task) => !parents.has(task.id) && pass(task));
  return groupTasks(screen, leaves, arrangement.group, week).flatMap(([value, members]): Line[] => {
    const key = `group:${value}`;
    const open = !closed.has(key);
    const head: GroupLine = { type: "group", key, value, count: members.length, open };
    const lines = order(members).map(
      (task): TaskLine => ({ type: "task", key: `${key}/${task.id}`, task, depth: 0, children: 0, open: false }),
    );
    return open ? [head, ...lines] : [head];
  });
}
