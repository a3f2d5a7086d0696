import { readDecimal } from "@/lib/numbers";
import type { Goal, GoalChanges, GoalDraft, NewGoal, Template } from "./api";

/** A goal as its form holds it: numbers as they were typed. */
export interface Draft {
  level: Goal["level"];
  kind: Goal["kind"];
  name: string;
  statement: string;
  parent_id: string | null;
  campaign_id: string | null;
  team_id: string | null;
  owner_id: string | null;
  metric_key: string;
  unit: Goal["unit"];
  currency: string;
  direction: Goal["direction"];
  baseline: string;
  target: string;
  current: string;
  start: string | null;
  due: string | null;
  progress_source: Goal["progress_source"];
}

export type DraftField = keyof Draft;
const NUMBERS = ["baseline", "target", "current"] as const;

export function blankDraft(level: Draft["level"], campaign: string | null, owner: string | null): Draft {
  return {
    level,
    kind: "lead_generation",
    name: "",
    statement: "",
    parent_id: null,
    campaign_id: campaign,
    team_id: null,
    owner_id: owner,
    metric_key: "",
    unit: "number",
    currency: "",
    direction: "up",
    baseline: "",
    target: "",
    current: "",
    start: null,
    due: null,
    progress_source: "manual",
  };
}

export function draftOf(goal: Goal): Draft {
  const { baseline, target, kept, ...rest } = goal;
  const own = Object.keys(blankDraft(goal.level, null, null)) as DraftField[];
  const picked = Object.fromEntries(own.map((name) => [name, (rest as Record<string, unknown>)[name] ?? null]));
  return { ...(picked as unknown as Draft), baseline: baseline ?? "", target: target ?? "", current: kept ?? "" };
}

export function withTemplate(draft: Draft, template: Template, currency: string): Draft {
  const { kind, name, statement, metric_key, direction, unit } = template;
  return { ...draft, kind, name, statement, metric_key, direction, unit, currency: unit === "money" ? currency : "" };
}

/** Codes for numbers that cannot be read, by field. */
export function unreadNumbers(draft: Draft): Record<string, string[]> {
  const wrong = NUMBERS.filter((name) => draft[name].trim() !== "" && readDecimal(draft[name]) === null);
  return Object.fromEntries(wrong.map((name) => [name, ["not_a_number"]]));
}

function numbersOf(draft: Draft) {
  return {
    baseline: readDecimal(draft.baseline),
    target: readDecimal(draft.target),
    current: readDecimal(draft.current),
  };
}

export function newGoalOf(draft: Draft): NewGoal {
  return { ...draft, ...numbersOf(draft), weight: 1 };
}

/** The draft as the server judges it; unread numbers count as missing. */
export function checkOf(draft: Draft, typeKey: string, id: string | null): GoalDraft {
  return { ...newGoalOf(draft), id, type_key: typeKey };
}

/** Which of the goal's own fields the draft changes; the place in the tree is moved, not changed. */
export function changesOf(goal: Goal, draft: Draft): GoalChanges {
  const before = { ...draftOf(goal), ...numbersOf(draftOf(goal)) };
  const after = { ...draft, ...numbersOf(draft) };
  const fixed = ["level", "campaign_id", "parent_id"];
  const changed = (Object.keys(after) as DraftField[]).filter(
    (name) => !fixed.includes(name) && after[name] !== before[name],
  );
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}
