import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { addDays } from "@/lib/dates";
import type { MoveInTime, TaskRow } from "../../api";
import { previewCascade } from "../../api";
import { type Hit, hitAt } from "./hit";
import { type Ghost, type Palette, type Picture, paint, type View } from "./paint";
import { dayIndex, type Scale } from "./scale";
import type { Scene, Span } from "./scene";

const NAMES: Record<string, string> = {
  surface: "--surface",
  ink: "--ink",
  ink2: "--ink2",
  muted: "--muted",
  line: "--line",
  strong: "--line-strong",
  hover: "--hover",
  selected: "--selected",
  primary: "--primary",
  now: "--now",
  plan: "--plan",
  produce: "--produce",
  publish: "--publish",
  measure: "--measure",
};

/** The theme's colours for the canvas, which cannot read style sheets. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const named = Object.entries(NAMES).map(([name, variable]) => [name, style.getPropertyValue(variable).trim()]);
  const palette = Object.fromEntries(named) as Record<string, string>;
  return { ...palette, rest: `${palette.line}55`, hairline: `${palette.line}77` };
}

interface Drag {
  hit: Hit;
  startX: number;
  days: number;
  task: TaskRow;
  span: Span;
  moved: boolean;
}

export interface ChartOptions {
  scroll: RefObject<HTMLDivElement | null>;
  canvas: RefObject<HTMLCanvasElement | null>;
  scene: Scene;
  scale: Scale;
  view: Pick<View, "rowHeight" | "language" | "font" | "critical" | "at">;
  side: number;
  theme: string;
  mayMove: (task: TaskRow) => boolean;
  onMove: (moves: MoveInTime[]) => void;
  onLink: (pred: TaskRow, succ: TaskRow) => void;
  onPick: (row: number, open: boolean) => void;
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

/** Draws the chart on its canvas and turns dragging into changes of days and links. */
export function useChart(options: ChartOptions) {
  const latest = useRef(options);
  latest.current = options;
  const ghost = useRef<Ghost | null>(null);
  const hover = useRef(-1);
  const drag = useRef<Drag | null>(null);
  const frame = useRef(0);
  const palette = useRef<Palette>({});

  const picture = useCallback((): Picture | null => {
    const { scroll, scene, scale, view, side } = latest.current;
    const box = scroll.current;
    if (!box) return null;
    const size = { width: box.clientWidth - side, height: box.clientHeight };
    const place = { scrollX: box.scrollLeft, scrollY: box.scrollTop };
    return {
      scene,
      scale,
      palette: palette.current,
      view: { ...view, ...size, ...place, hover: hover.current, ghost: ghost.current },
    };
  }, []);

  const draw = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const shown = picture();
      const canvas = latest.current.canvas.current;
      const context = canvas?.getContext("2d");
      if (!shown || !canvas || !context) return;
      const ratio = window.devicePixelRatio || 1;
      const [width, height] = [Math.round(shown.view.width * ratio), Math.round(shown.view.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = `${shown.view.width}px`;
        canvas.style.height = `${shown.view.height}px`;
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(context, shown);
    });
  }, [picture]);

  const settle = useCallback(() => {
    ghost.current = null;
    draw();
  }, [draw]);

  useChartFrame(options, palette, draw);
  const pointer = useChartPointer({ latest, ghost, hover, drag, picture, draw });
  return { draw, settle, ...pointer };
}

/** Draws again on scrolling, resizing, new data and another theme. */
function useChartFrame(options: ChartOptions, palette: RefObject<Palette>, draw: () => void) {
  const { scroll, scene, scale, view, theme } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette follows the theme.
  useEffect(() => {
    palette.current = readPalette();
    draw();
  }, [theme, draw]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again whenever any of these changes.
  useEffect(draw, [scene, scale, view.at, view.critical, view.rowHeight, view.language, draw]);
  useEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const observer = new ResizeObserver(draw);
    observer.observe(box);
    box.addEventListener("scroll", draw, { passive: true });
    void document.fonts?.ready.then(draw);
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", draw);
    };
  }, [scroll, draw]);
}

interface PointerState {
  latest: RefObject<ChartOptions>;
  ghost: RefObject<Ghost | null>;
  hover: RefObject<number>;
  drag: RefObject<Drag | null>;
  picture: () => Picture | null;
  draw: () => void;
}

const CURSORS = { body: "grab", start: "ew-resize", end: "ew-resize", link: "crosshair", row: "default" } as const;

function useChartPointer({ latest, ghost, hover, drag, picture, draw }: PointerState) {
  const followers = useFollowers(latest, ghost, drag, draw);
  const at = (event: PointerEvent) => {
    const shown = picture();
    const { offsetX, offsetY } = event.nativeEvent;
    return { shown, x: offsetX, y: offsetY, hit: shown && hitAt(shown, offsetX, offsetY) };
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    const { shown, x, hit } = at(event);
    const row = hit && shown?.scene.rows[hit.row];
    if (!hit || !row || event.button !== 0) return;
    latest.current.onPick(hit.row, false);
    if (hit.part === "row" || !row.plan || !latest.current.mayMove(row.task)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { hit, startX: x, days: 0, task: row.task, span: row.plan, moved: false };
  };
  const hovering = (event: PointerEvent<HTMLCanvasElement>) => {
    const { hit } = at(event);
    const row = hit?.row ?? -1;
    event.currentTarget.style.cursor = CURSORS[hit?.part ?? "row"];
    if (row === hover.current) return;
    hover.current = row;
    draw();
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    const now = drag.current;
    if (!now) return hovering(event);
    const { x, y } = at(event);
    const days = Math.round((x - now.startX) / latest.current.scale.dayWidth);
    now.moved ||= Math.abs(x - now.startX) > 3;
    if (now.hit.part === "link") {
      ghost.current = { spans: new Map(), link: { row: now.hit.row, x, y } };
      return draw();
    }
    if (days === now.days) return;
    now.days = days;
    ghost.current = { spans: new Map([[now.task.id, ghostSpan(now)]]), link: null };
    followers(now);
    draw();
  };
  const onPointerUp = (event: PointerEvent<HTMLCanvasElement>) => {
    const now = drag.current;
    drag.current = null;
    const { shown, hit } = at(event);
    if (!now) return;
    const target = hit && shown?.scene.rows[hit.row];
    if (now.hit.part === "link") {
      ghost.current = null;
      draw();
      if (target && target.task.id !== now.task.id) latest.current.onLink(now.task, target.task);
    } else if (now.days !== 0) latest.current.onMove([moveOf(now, latest.current.scale)]);
    else if (!now.moved) latest.current.onPick(now.hit.row, true);
  };
  const onPointerLeave = () => {
    if (drag.current || hover.current < 0) return;
    hover.current = -1;
    draw();
  };
  const onPointerCancel = () => {
    drag.current = null;
    ghost.current = null;
    draw();
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerLeave, onPointerCancel };
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
    const found = await previewCascade([moveOf(held, scale)], asked.current.signal).catch(() => null);
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
