import { useLingui } from "@lingui/react/macro";
import { useComputedColorScheme } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type KeyboardEvent, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, type PlainDate } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { LentEarlierPlan } from "@/ui/nav/lent";
import type { MoveInTime, TaskRow, TimelineScreen } from "../../api";
import { may, type TaskLine } from "../../model";
import { HEAD } from "./paint";
import { dayIndex, type Scale, scaleFor, type Zoom } from "./scale";
import { openingDay, reach, type Scene, sceneOf } from "./scene";
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

/** What the chart shows and how it is painted. */
function useScene({ screen, lines, zoom, critical, rowHeight }: Props, at: number) {
  const language = useLanguage();
  const off = useOffDays();
  const earlier = useContext(LentEarlierPlan).useDays(screen.campaign.id);
  const [first, last] = reach(screen, earlier);
  const scale = useMemo(() => scaleFor(first, last, zoom), [first, last, zoom]);
  const scene = useMemo(() => sceneOf(screen, lines, scale, off, earlier), [screen, lines, scale, off, earlier]);
  const font = getComputedStyle(document.body).fontFamily;
  return { scale, scene, view: { rowHeight, language, font, critical, at } };
}

/** Rows and bars over time. */
export function Chart(props: Props) {
  const { t } = useLingui();
  const { screen, lines, rowHeight, onToggle, onMove, onLink, settleRef } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useComputedColorScheme("light");
  const panel = usePanel();
  const [at, setAt] = useState(-1);
  const { scale, scene, view } = useScene(props, at);
  const mayMove = (task: TaskRow) => may(screen, task, "update_task");
  const onPick = (row: number, open: boolean) => {
    setAt(row);
    const task = lines[row]?.task;
    if (open && task) panel.open({ kind: "task", id: task.id });
  };
  const chart = { scroll, canvas, scene, scale, view, side: SIDE, theme, mayMove, onMove, onLink, onPick };
  const { settle, pointer } = useChart(chart);
  settleRef.current = settle;
  const virtual = useRows(scroll, lines.length, rowHeight);
  useStart(scroll, scale, scene);
  const go = (row: number) => {
    setAt(row);
    virtual.scrollToIndex(row);
  };
  const nudge = (task: TaskRow, step: 1 | -1) => {
    const from = task.start ?? task.due;
    if (from && mayMove(task)) onMove([{ task_id: task.id, start: nextWorkDay(scale, scene.off, from, step) }]);
  };
  const means = { go, nudge, at, lines, onToggle, open: () => onPick(at, true) };
  const frame = { "--side": `${SIDE}px`, width: SIDE + scale.days * scale.dayWidth } as CSSProperties;
  const rows = { items: virtual.getVirtualItems(), total: virtual.getTotalSize() };
  return (
    <div ref={scroll} className={styles.scroll}>
      <div
        role="treegrid"
        tabIndex={0}
        className={styles.inner}
        style={frame}
        aria-label={t`Timeline`}
        aria-rowcount={lines.length + 1}
        {...(at >= 0 ? { "aria-activedescendant": `bar-${at}` } : {})}
        onKeyDown={(event) => onChartKey(event, means) && event.preventDefault()}
      >
        <SideGrid {...{ screen, lines, rowHeight, at, onToggle, onPick }} {...rows} />
        <div className={styles.chart} role="presentation">
          <canvas ref={canvas} className={styles.canvas} aria-hidden="true" {...pointer} />
        </div>
      </div>
    </div>
  );
}

function useRows(scroll: React.RefObject<HTMLDivElement | null>, count: number, rowHeight: number) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: HEAD,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the density changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  return virtual;
}

interface KeyMeans {
  go: (row: number) => void;
  nudge: (task: TaskRow, step: 1 | -1) => void;
  at: number;
  lines: readonly TaskLine[];
  onToggle: (id: string, open: boolean) => void;
  open: () => void;
}

/** Arrow keys walk the rows and fold groups, Alt and arrows move a bar by a working day, Enter opens. */
function onChartKey(event: KeyboardEvent, { go, nudge, at, lines, onToggle, open }: KeyMeans): boolean {
  if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return false;
  const step = { ArrowUp: -1, ArrowDown: 1, PageUp: -15, PageDown: 15 }[event.key];
  const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
  const line = lines[at];
  if (step) go(Math.max(0, Math.min(lines.length - 1, at + step)));
  else if (side && line) toSide(line, side);
  else if (event.key === "Enter") open();
  else return false;
  return true;

  function toSide({ task, children }: TaskLine, way: 1 | -1) {
    if (children > 0) onToggle(task.id, way === 1);
    else if (event.altKey) nudge(task, way);
  }
}

/** Begins a little before today, or where the bars are. */
function useStart(scroll: React.RefObject<HTMLDivElement | null>, scale: Scale, scene: Scene) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the scale changes; afterwards the person scrolls.
  useEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const days = Math.floor((box.clientWidth - SIDE) / scale.dayWidth);
    box.scrollLeft = Math.max(0, openingDay(scene, days) * scale.dayWidth - 40);
  }, [scale.zoom]);
}
