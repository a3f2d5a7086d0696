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

/** Where the person stands in the grid, and what its keys do. */
export function useGrid({ lines, columns, mayEdit, onToggle, onReorder, onExtend }: Options) {
  const [state, setState] = useState<GridState>({ row: 0, column: 0, editing: false });
  const row = Math.min(state.row, Math.max(0, lines.length - 1));
  const line = lines[row];
  const column = columns[state.column];
  const go = useCallback(
    (nextRow: number, nextColumn: number) =>
      setState({
        row: Math.max(0, Math.min(lines.length - 1, nextRow)),
        column: Math.max(0, Math.min(columns.length - 1, nextColumn)),
        editing: false,
      }),
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
  const fold = (key: string) => {
    if (!line || column?.id !== "name") return false;
    const folds = line.type === "group" || line.children > 0;
    if (!folds || (key === "ArrowRight") === line.open) return false;
    onToggle(line.type === "group" ? line.key : line.task.id, key === "ArrowRight");
    return true;
  };
  const arrow = (event: KeyboardEvent) => {
    const step = ARROWS[event.key];
    if (!step) return false;
    const reorder = REORDER[event.key];
    if (event.altKey && reorder && line?.type === "task") {
      onReorder(line, reorder);
      return true;
    }
    if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && fold(event.key)) return true;
    go(row + step[0], state.column + step[1]);
    if (event.shiftKey && step[0] !== 0) onExtend(Math.max(0, Math.min(lines.length - 1, row + step[0])));
    return true;
  };
  const key = (event: KeyboardEvent) => {
    if (state.editing || event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const edits = event.key === "Enter" || event.key === "F2";
    if (edits) {
      if (line?.type === "group") onToggle(line.key, !line.open);
      else edit();
    }
    const ends = { Home: 0, End: columns.length - 1 }[event.key];
    if (ends !== undefined) go(row, ends);
    if (edits || ends !== undefined || arrow(event)) event.preventDefault();
  };
  return { row, column: state.column, editing: state.editing, line, go, edit, done, key };
}

export type Grid = ReturnType<typeof useGrid>;
