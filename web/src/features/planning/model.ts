import type { Alternative, Move, Run } from "./api";

/** Whether a search still goes on. */
export function isOpen(run: Pick<Run, "state">): boolean {
  return run.state === "queued" || run.state === "running";
}

/** The tasks of moves that can still be accepted, in the order shown. */
export function acceptable(moves: readonly Move[]): string[] {
  return moves.filter((move) => move.state === "open").map((move) => move.task_id);
}

/** What is ticked of what can be accepted; everything until somebody has touched a box. */
export function ticked(moves: readonly Move[], unticked: ReadonlySet<string>): string[] {
  return acceptable(moves).filter((id) => !unticked.has(id));
}

/** The same set with the id in it, or without it. */
export function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The alternative asked for, else the first. */
export function chosenOf(run: Pick<Run, "alternatives">, key: string): Alternative | undefined {
  return run.alternatives.find((each) => each.key === key) ?? run.alternatives[0];
}

/** Names by id. */
export function namesOf(named: readonly { id: string; name: string }[]): ReadonlyMap<string, string> {
  return new Map(named.map(({ id, name }) => [id, name]));
}
