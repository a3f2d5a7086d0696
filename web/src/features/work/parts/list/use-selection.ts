import { useState } from "react";
import type { Line } from "../../model";

/** The chosen tasks. Shift extends from the last one chosen. */
export function useSelection(lines: readonly Line[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<number | null>(null);
  const idAt = (index: number) => {
    const line = lines[index];
    return line?.type === "task" ? line.task.id : null;
  };
  const toggle = (index: number) => {
    const id = idAt(index);
    if (!id) return;
    setAnchor(index);
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const extend = (index: number) => {
    const from = anchor ?? index;
    const [low, high] = from < index ? [from, index] : [index, from];
    const ids = Array.from({ length: high - low + 1 }, (_, step) => idAt(low + step)).filter((id) => id !== null);
    setChosen((before) => new Set([...before, ...ids]));
  };
  const present = new Set(lines.flatMap((line) => (line.type === "task" ? [line.task.id] : [])));
  const all = () => setChosen(present);
  return {
    /** Only what is still there: a colleague may have deleted some. */
    ids: [...chosen].filter((id) => present.has(id)),
    has: (id: string) => chosen.has(id),
    toggle,
    extend,
    all,
    clear: () => setChosen(new Set()),
  };
}

export type Selection = ReturnType<typeof useSelection>;
