import { addDays, type PlainDate } from "@/lib/dates";
import type { GoalRow, Level, State } from "./api";

export const COURSES: readonly State[] = ["on_track", "at_risk", "off_track"];
export const OUTCOMES = ["achieved", "partial", "missed", "dropped"] as const;
/** States in which what is promised was agreed to and is still open. */
export const AGREED: readonly State[] = ["approved", ...COURSES];
/** What an approval is about: changing one of these makes the goal a draft again. */
export const DEFINING = ["metric_key", "unit", "currency", "direction", "baseline", "target", "due"] as const;

export function isClosed(state: State): boolean {
  return OUTCOMES.some((outcome) => outcome === state);
}

/** Which goals are shown; empty admits all. */
export interface Filters {
  level: string;
  owner: string;
  period: string;
  /** "open" as one comes to the page, "closed" or "all". */
  state: string;
}

export const PERIODS = ["quarter", "next", "year", "overdue", "undated"] as const;
export type Period = (typeof PERIODS)[number];

/** First and last day of the quarter `shift` quarters from the day's own. */
export function quarterOf(day: PlainDate, shift = 0): [PlainDate, PlainDate] {
  const index = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) + shift;
  return [quarterStart(index), addDays(quarterStart(index + 1), -1)];
}

function quarterStart(index: number): PlainDate {
  const [year, quarter] = [Math.floor(index / 4), index % 4];
  return `${year}-${String(quarter * 3 + 1).padStart(2, "0")}-01`;
}

function within(due: PlainDate | null, [first, last]: readonly [PlainDate, PlainDate]): boolean {
  return due !== null && due >= first && due <= last;
}

const FITS: Record<Period, (goal: GoalRow, today: PlainDate) => boolean> = {
  quarter: (goal, today) => within(goal.due, quarterOf(today)),
  next: (goal, today) => within(goal.due, quarterOf(today, 1)),
  year: (goal, today) => goal.due?.slice(0, 4) === today.slice(0, 4),
  overdue: (goal, today) => goal.due !== null && goal.due < today && !isClosed(goal.state),
  undated: (goal) => goal.due === null,
};

function fits(goal: GoalRow, filters: Filters, today: PlainDate): boolean {
  const period = PERIODS.find((each) => each === filters.period);
  if (filters.state !== "all" && isClosed(goal.state) !== (filters.state === "closed")) return false;
  if (filters.level && goal.level !== filters.level) return false;
  if (filters.owner && goal.owner_id !== filters.owner) return false;
  return !period || FITS[period](goal, today);
}

/** The goals that fit. */
export function matching(goals: readonly GoalRow[], filters: Filters, today: PlainDate): GoalRow[] {
  return goals.filter((goal) => fits(goal, filters, today));
}

/** A goal in the tree; `aside` when it only leads to one that fits the filters. */
export interface Branch {
  goal: GoalRow;
  depth: number;
  subs: number;
  aside: boolean;
}

/** The goals of the tree in order, with those above whatever fits; what stands below a folded one is left out. */
export function branchesOf(
  goals: readonly GoalRow[],
  shown: ReadonlySet<string>,
  folded: ReadonlySet<string>,
): Branch[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const kept = withAbove(known, shown);
  const below = new Map<string, GoalRow[]>();
  for (const goal of goals) {
    const parent = goal.parent_id && known.has(goal.parent_id) ? goal.parent_id : "";
    if (kept.has(goal.id)) below.set(parent, [...(below.get(parent) ?? []), goal]);
  }
  const branches: Branch[] = [];
  const walk = (parent: string, depth: number) => {
    for (const goal of below.get(parent) ?? []) {
      branches.push({ goal, depth, subs: below.get(goal.id)?.length ?? 0, aside: !shown.has(goal.id) });
      if (!folded.has(goal.id)) walk(goal.id, depth + 1);
    }
  };
  walk("", 0);
  return branches;
}

function withAbove(known: ReadonlyMap<string, GoalRow>, shown: ReadonlySet<string>): Set<string> {
  const kept = new Set<string>();
  for (const id of shown) {
    for (let at = known.get(id); at && !kept.has(at.id); at = known.get(at.parent_id ?? "")) kept.add(at.id);
  }
  return kept;
}

export const COLUMNS: readonly { key: string; states: readonly State[] }[] = [
  { key: "draft", states: ["draft"] },
  { key: "proposed", states: ["proposed"] },
  { key: "approved", states: ["approved"] },
  { key: "on_track", states: ["on_track"] },
  { key: "at_risk", states: ["at_risk"] },
  { key: "off_track", states: ["off_track"] },
  { key: "closed", states: [...OUTCOMES] },
];

/** The share of the way from baseline to target, 0 to 1 within the bar; null is no data, which is not 0. */
export function shareOf(goal: Pick<GoalRow, "standing">): number | null {
  const progress = goal.standing?.progress;
  return progress === null || progress === undefined ? null : progress / 1000;
}

const RANK: Record<Level, number> = { company: 0, department: 1, campaign: 2 };

/** The goals one may hang another under: of a level above or equal, of its own campaign, and not below itself. */
export function parentsFor(goals: readonly GoalRow[], child: Pick<GoalRow, "level" | "campaign_id"> & { id?: string }) {
  const below = child.id ? under(goals, child.id) : new Set<string>();
  return goals.filter(
    (goal) =>
      !below.has(goal.id) &&
      !isClosed(goal.state) &&
      RANK[goal.level] <= RANK[child.level] &&
      (goal.level !== "campaign" || goal.campaign_id === child.campaign_id),
  );
}

function under(goals: readonly GoalRow[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const goal of goals) if (goal.parent_id && found.has(goal.parent_id)) found.add(goal.id);
  }
  return found;
}
