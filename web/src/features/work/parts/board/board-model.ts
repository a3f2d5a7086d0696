import type { TaskMove, TaskRow, WorkScreen } from "../../api";

/** The cards of each stage, in the order of the board: groups of tasks stand in the list alone. */
export function columnsOf(screen: WorkScreen, pass: (task: TaskRow) => boolean): TaskRow[][] {
  const parents = new Set(screen.tasks.map((task) => task.parent_id));
  const columns: TaskRow[][] = screen.stages.map(() => []);
  for (const task of screen.tasks) if (!parents.has(task.id) && pass(task)) columns[task.stage]?.push(task);
  return columns;
}

/** Where a card dropped on another card or on a column goes. */
export function dropMove(screen: WorkScreen, target: Record<string | symbol, unknown>): TaskMove | null {
  if (target.type === "column" && typeof target.stage === "string")
    return { stage_id: target.stage, skip_checks: false };
  if (target.type !== "card" || typeof target.id !== "string") return null;
  const beside = screen.tasks.find((task) => task.id === target.id);
  const stage = beside && screen.stages[beside.stage];
  if (!stage) return null;
  const place = target.edge === "top" ? { before_id: target.id } : { after_id: target.id };
  return { stage_id: stage.id, ...place, skip_checks: false };
}

const STEPS: Record<string, [column: number, card: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function placeOf(columns: readonly TaskRow[][], id: string): [number, number] {
  const column = columns.findIndex((tasks) => tasks.some((task) => task.id === id));
  return [column, columns[column]?.findIndex((task) => task.id === id) ?? -1];
}

/** The card an arrow key leads to from another; columns without cards are passed over. */
export function neighbour(columns: readonly TaskRow[][], id: string, key: string): TaskRow | null {
  const step = STEPS[key];
  const [column, card] = placeOf(columns, id);
  if (!step || column < 0) return null;
  if (step[1] !== 0) return columns[column]?.[card + step[1]] ?? null;
  for (let next = column + step[0]; columns[next]; next += step[0]) {
    const tasks = columns[next] ?? [];
    if (tasks.length > 0) return tasks[Math.min(card, tasks.length - 1)] ?? null;
  }
  return null;
}

/** The move Alt and an arrow key make. */
export function keyMove(screen: WorkScreen, columns: readonly TaskRow[][], id: string, key: string): TaskMove | null {
  const step = STEPS[key];
  const [column, card] = placeOf(columns, id);
  if (!step || column < 0) return null;
  if (step[0] !== 0) {
    const stage = screen.stages[column + step[0]];
    return stage ? { stage_id: stage.id, skip_checks: false } : null;
  }
  const beside = columns[column]?.[card + step[1]];
  if (!beside) return null;
  return { ...(step[1] < 0 ? { before_id: beside.id } : { after_id: beside.id }), skip_checks: false };
}
