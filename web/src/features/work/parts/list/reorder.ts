import type { TaskMove, TaskRow } from "../../api";
import { childrenOf, type TaskLine } from "../../model";

export type Way = "up" | "down" | "in" | "out";

/** The move that brings a task up, down, below its elder sibling or out of its parent; null where there is no way. */
export function reorderMove(tasks: readonly TaskRow[], line: TaskLine, way: Way): TaskMove | null {
  const { task } = line;
  const children = childrenOf(tasks);
  const known = tasks.some((each) => each.id === task.parent_id);
  const siblings = children.get(known && task.parent_id ? task.parent_id : "") ?? [];
  const at = siblings.findIndex((each) => each.id === task.id);
  const elder = siblings[at - 1];
  const younger = siblings[at + 1];
  if (way === "up") return elder ? { before_id: elder.id, skip_checks: false } : null;
  if (way === "down") return younger ? { after_id: younger.id, skip_checks: false } : null;
  if (way === "in") return elder ? { parent_id: elder.id, skip_checks: false } : null;
  const parent = tasks.find((each) => each.id === task.parent_id);
  return parent ? { parent_id: parent.parent_id, after_id: parent.id, skip_checks: false } : null;
}
