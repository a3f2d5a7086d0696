import { useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, type PlainDate } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import type { MoveInTime, TaskRow, TimelineScreen } from "../../api";
import { may, type TaskLine } from "../../model";
import { HEAD } from "./paint";
import { dayIndex, type Scale, scaleFor, type Zoom } from "./scale";
import { reach, sceneOf } from "./scene";
import { SideGrid } from "./side-grid";
import styles from "./timeline.module.css";
import { useChart } from "./use-chart";
import { useOffDays } from "./use-off-days";

const SIDE = 470;

interface Props {
  screen: TimelineScreen;
  lines: readonly TaskLine[];
  zoom: Zoom;
  critical: boolean;
  rowHeight: number;
  onToggle: (id: string, open: boolean) => void;
  onMove: (moves: MoveInTime[]) => void;
  onLink: (pred: TaskRow, succ: TaskRow) => void;
  /** Gets the way to take a drag's preview from the chart. */
  settleRef: { current: () => void };
}

/** The next day from a date that somebody works, in either direction. */
function nextWorkDay(scale: Scale, off: (day: number) => boolean, date: PlainDate, step: 1 | -1): PlainDate {
  let day = dayIndex(scale, date) + step;
  for (let tries = 0; off(day) && tries < 30; tries += 1) day += step;
  return addDays(scale.origin, day);
}

/** Rows and bars over time. */
export function Chart(props: Props) {
  const { t } = useLingui();
  const { screen, lines, zoom, critical, rowHeight, onToggle, settleRef } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const language = useLanguage();
  const theme = useComputedColorScheme("light");
  const off = useOffDays();
  const panel = usePanel();
  const [at, setAt] = useState(-1);
  const [first, last] = reach(screen);
  const scale = useMemo(() => scaleFor(first, last, zoom), [first, last, zoom]);
  const scene = useMemo(() => sceneOf(screen, lines, scale, off), [screen, lines, scale, off]);
  const pick = (row: number, open: boolean) => {
    setAt(row);
    const task = lines[row]?.task;
    if (open && task) panel.open({ kind: "task", id: task.id });
  };
  const font = typeof document === "undefined" ? "" : getComputedStyle(document.body).fontFamily;
  const view = { rowHeight, language, font, critical, at };
  const mayMove = (task: TaskRow) => may(screen, task, "update_task");
  const { onMove, onLink } = props;
  const {
    settle,
    draw: _draw,
    ...pointer
  } = useChart({ scroll, canvas, scene, scale, view, side: SIDE, theme, mayMove, onMove, onLink, onPick: pick });
  settleRef.current = settle;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: HEAD,
  });
  useStart(scroll, scale, scene.today);
  const nudge = (step: 1 | -1) => {
    const task = lines[at]?.task;
    const from = task?.start ?? task?.due;
    if (task && from && lines[at]?.children === 0 && mayMove(task))
      onMove([{ task_id: task.id, start: nextWorkDay(scale, scene.off, from, step) }]);
  };
  const go = (row: number) => {
    const next = Math.max(0, Math.min(lines.length - 1, row));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    if (onChartKey(event, { go, nudge, at, line: lines[at], onToggle, open: () => pick(at, true) }))
      event.preventDefault();
  };
  const frame = { "--side": `${SIDE}px`, width: SIDE + scale.days * scale.dayWidth } as CSSProperties;
  return (
    <div ref={scroll} className={styles.scroll}>
      <div
        role="treegrid"
        tabIndex={0}
        className={styles.inner}
        style={frame}
        aria-label={t`Timeline`}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={at >= 0 ? `bar-${at}` : undefined}
        onKeyDown={key}
      >
        <SideGrid
          {...{ screen, lines, rowHeight, at, onToggle }}
          items={virtual.getVirtualItems()}
          total={virtual.getTotalSize()}
          onPick={pick}
        />
        <div className={styles.chart} role="presentation">
          <canvas ref={canvas} className={styles.canvas} aria-hidden="true" {...pointer} />
        </div>
      </div>
    </div>
  );
}

interface KeyMeans {
  go: (row: number) => void;
  nudge: (step: 1 | -1) => void;
  at: number;
  line: TaskLine | undefined;
  onToggle: (id: string, open: boolean) => void;
  open: () => void;
}

/** Arrow keys walk the rows and fold groups, Alt and arrows move a bar by a working day, Enter opens. */
function onChartKey(event: KeyboardEvent, { go, nudge, at, line, onToggle, open }: KeyMeans): boolean {
  const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -15, PageDown: 15 }[event.key];
  if (step) {
    go(at + step);
    return true;
  }
  const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
  if (side && event.altKey) nudge(side);
  else if (side && line && line.children > 0) onToggle(line.task.id, side === 1);
  else if (event.key === "Enter") open();
  else return false;
  return true;
}

/** Begins a little before today. */
function useStart(scroll: React.RefObject<HTMLDivElement | null>, scale: Scale, today: number) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the scale changes; afterwards the person scrolls.
  useEffect(() => {
    const box = scroll.current;
    if (box) box.scrollLeft = Math.max(0, (today - 7) * scale.dayWidth - 40);
  }, [scale.zoom]);
}
