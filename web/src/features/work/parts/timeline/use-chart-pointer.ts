import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { addDays } from "@/lib/dates";
import { type MoveInTime, previewCascade, type TaskRow } from "../../api";
import { type Hit, hitAt } from "./hit";
import type { Ghost, Picture } from "./paint";
import { dayIndex, type Scale } from "./scale";
import type { SceneRow, Span } from "./scene";
import type { ChartOptions } from "./use-chart";

export interface Drag {
  hit: Hit;
  startX: number;
  days: number;
  task: TaskRow;
  span: Span;
  moved: boolean;
}

function ghostSpan(drag: Drag): Span {
  const { from, to } = drag.span;
  if (drag.hit.part === "start") return { from: Math.min(from + drag.days, to - 1), to };
  if (drag.hit.part === "end") return { from, to: Math.max(to + drag.days, from + 1) };
  return { from: from + drag.days, to: to + drag.days };
}

/** The change of days a drag means. */
function moveOf(drag: Drag, scale: Scale): MoveInTime {
  const span = ghostSpan(drag);
  const start = addDays(scale.origin, span.from);
  const due = addDays(scale.origin, span.to - 1);
  return drag.hit.part === "body" ? { task_id: drag.task.id, start } : { task_id: drag.task.id, start, due };
}

interface PointerState {
  latest: RefObject<ChartOptions>;
  ghost: RefObject<Ghost | null>;
  hover: RefObject<number>;
  drag: RefObject<Drag | null>;
  picture: () => Picture | null;
  draw: () => void;
}

type Press = PointerEvent<HTMLCanvasElement>;

interface Spot {
  x: number;
  y: number;
  hit: Hit | null;
  row: SceneRow | undefined;
}

const CURSORS = { body: "grab", start: "ew-resize", end: "ew-resize", link: "crosshair", row: "default" } as const;

function spotOf({ picture }: PointerState, event: Press): Spot {
  const shown = picture();
  const { offsetX: x, offsetY: y } = event.nativeEvent;
  const hit = shown && hitAt(shown, x, y);
  return { x, y, hit, row: hit ? shown?.scene.rows[hit.row] : undefined };
}

function begin(state: PointerState, event: Press): void {
  const { x, hit, row } = spotOf(state, event);
  const options = state.latest.current;
  if (!hit || !row || event.button !== 0) return;
  options.onPick(hit.row, false);
  if (hit.part === "row" || !row.plan || !options.mayMove(row.task)) return;
  event.currentTarget.setPointerCapture(event.pointerId);
  state.drag.current = { hit, startX: x, days: 0, task: row.task, span: row.plan, moved: false };
}

function pointAt(state: PointerState, event: Press): void {
  const { hit } = spotOf(state, event);
  const row = hit?.row ?? -1;
  event.currentTarget.style.cursor = CURSORS[hit?.part ?? "row"];
  if (row === state.hover.current) return;
  state.hover.current = row;
  state.draw();
}

/** Follows the pointer; true when the bar now stands on another day. */
function follow(state: PointerState, held: Drag, event: Press): boolean {
  const { x, y } = spotOf(state, event);
  held.moved ||= Math.abs(x - held.startX) > 3;
  if (held.hit.part === "link") {
    state.ghost.current = { spans: new Map(), link: { row: held.hit.row, x, y } };
    state.draw();
    return false;
  }
  const days = Math.round((x - held.startX) / state.latest.current.scale.dayWidth);
  if (days === held.days) return false;
  held.days = days;
  state.ghost.current = { spans: new Map([[held.task.id, ghostSpan(held)]]), link: null };
  state.draw();
  return true;
}

function drop(state: PointerState, held: Drag, event: Press): void {
  const options = state.latest.current;
  const { row } = spotOf(state, event);
  if (held.hit.part === "link") {
    state.ghost.current = null;
    state.draw();
    if (row && row.task.id !== held.task.id) options.onLink(held.task, row.task);
  } else if (held.days !== 0) options.onMove([moveOf(held, options.scale)]);
  else if (!held.moved) options.onPick(held.hit.row, true);
}

/** Turns pressing, dragging and pointing on the canvas into what they mean. */
export function useChartPointer(state: PointerState) {
  const { latest, ghost, drag, hover, draw } = state;
  const followers = useFollowers(latest, ghost, drag, draw);
  return {
    onPointerDown: (event: Press) => begin(state, event),
    onPointerMove: (event: Press) => {
      const held = drag.current;
      if (!held) pointAt(state, event);
      else if (follow(state, held, event)) followers(held);
    },
    onPointerUp: (event: Press) => {
      const held = drag.current;
      drag.current = null;
      if (held) drop(state, held, event);
    },
    onPointerLeave: () => {
      if (drag.current || hover.current < 0) return;
      hover.current = -1;
      draw();
    },
    onPointerCancel: () => {
      drag.current = null;
      ghost.current = null;
      draw();
    },
  };
}

const PAUSE = 120;

/** While a bar is held, shows where the tasks that follow it would go. */
function useFollowers(
  latest: RefObject<ChartOptions>,
  ghost: RefObject<Ghost | null>,
  drag: RefObject<Drag | null>,
  draw: () => void,
) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = async (held: Drag) => {
    asked.current?.abort();
    asked.current = new AbortController();
    const { scale } = latest.current;
    const days = held.days;
    // Advice only: when it does not come, the drag goes on and the answer on dropping is what counts.
    const found = await previewCascade([moveOf(held, scale)], "consume_buffer", asked.current.signal).catch(() => null);
    if (!found || drag.current !== held || held.days !== days) return;
    const spans = new Map([[held.task.id, ghostSpan(held)]]);
    for (const move of found.moves) {
      const [from, to] = [move.start[1], move.due[1]];
      if (from && to && move.id !== held.task.id)
        spans.set(move.id, { from: dayIndex(scale, from), to: dayIndex(scale, to) + 1 });
    }
    ghost.current = { spans, link: null };
    draw();
  };
  return (held: Drag) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void ask(held), PAUSE);
  };
}
