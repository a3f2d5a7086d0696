import { addDays, type PlainDate, weekday } from "@/lib/dates";
import type { EarlierDays } from "@/lib/parts";
import type { StageRow, TaskRow, TimelineScreen } from "../../api";
import { childrenOf, type TaskLine } from "../../model";
import { dayIndex, type Scale } from "./scale";

/** Days from the origin; `to` is the first day after. */
export interface Span {
  from: number;
  to: number;
}

export interface SceneRow {
  task: TaskRow;
  depth: number;
  children: number;
  /** The planned days; null while there are none. */
  plan: Span | null;
  /** Where an earlier plan had it. */
  earlier: Span | null;
  /** Where the work really points, when it is not the plan. */
  projected: Span | null;
  kind: "bar" | "milestone" | "summary";
  category: StageRow["category"];
}

export interface SceneLink {
  id: string;
  kind: string;
  from: number;
  to: number;
  critical: boolean;
}

/** Everything the chart draws, in days and rows. */
export interface Scene {
  rows: SceneRow[];
  links: SceneLink[];
  today: number;
  off: (day: number) => boolean;
}

/** Which days nobody works: weekends, unless the calendar says otherwise. */
export interface OffDays {
  weekdaysOff: ReadonlySet<number>;
  opens: ReadonlySet<PlainDate>;
  closed: ReadonlySet<PlainDate>;
}

export const WEEKENDS: OffDays = { weekdaysOff: new Set([6, 7]), opens: new Set(), closed: new Set() };

function span(scale: Scale, first: PlainDate | null | undefined, last: PlainDate | null | undefined): Span | null {
  const [start, end] = [first ?? last, last ?? first];
  return start && end ? { from: dayIndex(scale, start), to: dayIndex(scale, end) + 1 } : null;
}

function around(spans: (Span | null)[]): Span | null {
  const known = spans.filter((each) => each !== null);
  if (known.length === 0) return null;
  return known.reduce((whole, each) => ({ from: Math.min(whole.from, each.from), to: Math.max(whole.to, each.to) }));
}

/** The planned span of a task, or of all below it. */
function planSpans(tasks: readonly TaskRow[], scale: Scale): Map<string, Span | null> {
  const children = childrenOf(tasks);
  const spans = new Map<string, Span | null>();
  const of = (task: TaskRow): Span | null => {
    const below = children.get(task.id);
    const found = below ? around(below.map(of)) : span(scale, task.start, task.due);
    spans.set(task.id, found);
    return found;
  };
  for (const task of children.get("") ?? []) of(task);
  return spans;
}

function projectedSpan(scale: Scale, task: TaskRow, plan: Span | null): Span | null {
  if (task.done || !task.projected) return null;
  const found = span(scale, task.projected[0], task.projected[1]);
  return found && (!plan || found.from !== plan.from || found.to !== plan.to) ? found : null;
}

function kindOf(line: TaskLine): SceneRow["kind"] {
  if (line.children > 0) return "summary";
  return line.task.kind === "milestone" ? "milestone" : "bar";
}

/** Builds the scene for the lines shown. */
export function sceneOf(
  screen: TimelineScreen,
  lines: readonly TaskLine[],
  scale: Scale,
  off: OffDays,
  earlier: ReadonlyMap<string, EarlierDays> | null = null,
): Scene {
  const plans = planSpans(screen.tasks, scale);
  const rows = lines.map((line): SceneRow => {
    const { task } = line;
    const plan = plans.get(task.id) ?? null;
    return {
      task,
      depth: line.depth,
      children: line.children,
      plan,
      earlier: span(scale, earlier?.get(task.id)?.start, earlier?.get(task.id)?.due),
      projected: line.children > 0 ? null : projectedSpan(scale, task, plan),
      kind: kindOf(line),
      category: screen.stages[task.stage]?.category ?? "open",
    };
  });
  const place = new Map(rows.map((row, index) => [row.task.id, index]));
  const links = screen.links.flatMap(([pred, succ, kind, , id]): SceneLink[] => {
    const [from, to] = [place.get(String(pred)), place.get(String(succ))];
    if (from === undefined || to === undefined) return [];
    const critical = Boolean(rows[from]?.task.critical && rows[to]?.task.critical);
    return [{ id: String(id), kind: String(kind), from, to, critical }];
  });
  return { rows, links, today: dayIndex(scale, screen.today), off: offTest(scale, off) };
}

function offTest(scale: Scale, off: OffDays): (day: number) => boolean {
  const known = new Map<number, boolean>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const date = addDays(scale.origin, day);
    const rest = !off.opens.has(date) && (off.closed.has(date) || off.weekdaysOff.has(weekday(date)));
    known.set(day, rest);
    return rest;
  };
}

/** The first and last day anything of the screen touches. */
export function reach(
  screen: TimelineScreen,
  earlier: ReadonlyMap<string, EarlierDays> | null = null,
): [PlainDate, PlainDate] {
  const days = [screen.today, screen.campaign.launch ?? screen.today];
  for (const task of screen.tasks) {
    const before = earlier?.get(task.id);
    for (const day of [task.start, task.due, ...(task.projected ?? []), before?.start, before?.due]) {
      if (day) days.push(day);
    }
  }
  days.sort();
  return [days[0] ?? screen.today, days.at(-1) ?? screen.today];
}

/** Days shown before today when a chart opens. */
const BEFORE = 7;

/** The first day a chart of so many days opens with: around today while the work lasts, else where its bars are. */
export function openingDay({ rows, today }: Scene, days: number): number {
  const spans = rows.flatMap((row) => [row.plan, row.projected]).filter((each) => each !== null);
  const whole = around(spans);
  if (!whole) return today - BEFORE;
  if (today < whole.from || today >= whole.to) return whole.from;
  const from = today - BEFORE;
  if (spans.some((each) => each.to > from && each.from < from + days)) return from;
  return around(spans.filter((each) => each.from >= today))?.from ?? from;
}
