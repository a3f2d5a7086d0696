import { type KeyboardEvent, useCallback, useState } from "react";
import type { Line, TaskLine } from "../../model";
import type { Column } from "./columns";

export interface GridState {
  row: number;
  column: number;
  editing: boolean;
}

interface Options {
  lines: readonly Line[];
  columns: readonly Column[];
  mayEdit: (line: TaskLine) => boolean;
  onToggle: (key: string, open: boolean) => void;
  onReorder: (line: TaskLine, way: "up" | "down" | "in" | "out") => void;
  onExtend: (row: number) => void;
}

const ARROWS: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-15, 0],
  PageDown: [15, 0],
};
const REORDER: Record<string, "up" | "down" | "in" | "out"> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

function within(count: number, index: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

/** Where the person stands in the grid, and whether they edit there. */
function usePlace({ lines, columns, mayEdit }: Options) {
  const [state, setState] = useState<GridState>({ row: 0, column: 0, editing: false });
  const row = within(lines.length, state.row);
  const line = lines[row];
  const go = useCallback(
    (toRow: number, toColumn: number) =>
      setState({ row: within(lines.length, toRow), column: within(columns.length, toColumn), editing: false }),
    [lines.length, columns.length],
  );
  const editable = (index: number) => !columns[index]?.derived;
  const edit = (at: number = state.column) => {
    if (line?.type === "task" && mayEdit(line) && editable(at)) setState({ row, column: at, editing: true });
  };
  const done = (step?: 1 | -1) => {
    if (!step) return setState((before) => ({ ...before, editing: false }));
    let next = state.column + step;
    while (columns[next] && !editable(next)) next += step;
    setState({ row, column: columns[next] ? next : state.column, editing: columns[next] !== undefined });
  };
  return { row, column: state.column, editing: state.editing, line, go, edit, done };
}

type Place = ReturnType<typeof usePlace>;

/** Opens or closes the group the person stands at; false where an arrow key has nothing to fold. */
function fold({ line, column }: Place, { columns, onToggle }: Options, key: string): boolean {
  if (!line || columns[column]?.id !== "name" || (key !== "ArrowLeft" && key !== "ArrowRight")) return false;
  const folds = line.type === "group" || line.children > 0;
  if (!folds || (key === "ArrowRight") === line.open) return false;
  onToggle(line.type === "group" ? line.key : line.task.id, key === "ArrowRight");
  return true;
}

function reorder({ line }: Place, { onReorder }: Options, event: KeyboardEvent): boolean {
  const way = event.altKey ? REORDER[event.key] : undefined;
  if (!way || line?.type !== "task") return false;
  onReorder(line, way);
  return true;
}

function walk(place: Place, { lines, onExtend }: Options, event: KeyboardEvent): boolean {
  const step = ARROWS[event.key];
  if (!step) return false;
  const row = within(lines.length, place.row + step[0]);
  place.go(row, place.column + step[1]);
  if (event.shiftKey && step[0] !== 0) onExtend(row);
  return true;
}

function enter({ line, edit }: Place, { onToggle }: Options, event: KeyboardEvent): boolean {
  if (event.key !== "Enter" && event.key !== "F2") return false;
  if (line?.type === "group") onToggle(line.key, !line.open);
  else edit();
  return true;
}

function toEnd({ row, go }: Place, { columns }: Options, event: KeyboardEvent): boolean {
  const end = { Home: 0, End: columns.length - 1 }[event.key];
  if (end === undefined) return false;
  go(row, end);
  return true;
}

/** Where the person stands in the grid, and what its keys do. */
export function useGrid(options: Options) {
  const place = usePlace(options);
  const key = (event: KeyboardEvent) => {
    if (place.editing || event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const heard =
      enter(place, options, event) ||
      toEnd(place, options, event) ||
      reorder(place, options, event) ||
      fold(place, options, event.key) ||
      walk(place, options, event);
    if (heard) event.preventDefault();
  };
  return { ...place, key };
}

export type Grid = ReturnType<typeof useGrid>;
