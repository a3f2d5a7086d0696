import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { MoveInTime, TaskRow } from "../../api";
import { type Ghost, type Palette, type Picture, paint, type View } from "./paint";
import type { Scale } from "./scale";
import type { Scene } from "./scene";
import { type Drag, useChartPointer } from "./use-chart-pointer";

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
  return { settle, pointer };
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
