import type { TaskDrift } from "./api";

export type Shown = "moved" | "all";

/** The most rows shown at once. */
export const MOST_ROWS = 300;

/** Whether anything of a task differs: it came, it went, or its days, expected end, length or effort changed. */
export function differs({ state, drift }: Pick<TaskDrift, "state" | "drift">): boolean {
  if (state !== "same" || !drift) return true;
  return Boolean(drift.finish_days || drift.effort);
}

/** The tasks to show, those that moved most first. */
export function rowsOf(tasks: readonly TaskDrift[], shown: Shown): TaskDrift[] {
  const kept = shown === "all" ? tasks : tasks.filter(differs);
  const weight = ({ drift }: TaskDrift) => Math.max(Math.abs(drift?.due_days ?? 0), Math.abs(drift?.finish_days ?? 0));
  return kept.toSorted((one, other) => weight(other) - weight(one));
}
