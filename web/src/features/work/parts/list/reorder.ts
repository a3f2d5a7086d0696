import type { TaskMove, TaskRow } from "../../api";
import { childrenOf, type TaskLine } from "../../model";

export type Way = "up" | "down" | "in" | "out";

/** The move that brings a task up, down, below its elder sibling or out of its parent; null where there is no way. */
export function reorderMove(tasks: readonly TaskRow[], line: TaskLine, way: Way): TaskMove | null {
  const { task } = line;
  const children = childrenOf(tasks);
  const parent = tasks.find((each) => each.id === task.parent_id);
  const siblings = children.get(parent?.id ?? "") ?? [];
  const at = siblings.findIndex((each) => each.id === task.id);
  const moves: Record<Way, TaskMove | undefined | false> = {
    up: siblings[at - 1] && { before_id: siblings[at - 1]?.id, skip_checks: false },
    down: siblings[at + 1] && { after_id: siblings[at + 1]?.id, skip_checks: false },
    in: siblings[at - 1] && { parent_id: siblings[at - 1]?.id, skip_checks: false },
    out: parent && { parent_id: parent.parent_id, after_id: parent.id, skip_checks: false },
  };
  return moves[way] || null;
}
