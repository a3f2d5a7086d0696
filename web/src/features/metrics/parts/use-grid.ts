import { type ClipboardEvent, useState } from "react";
import { asProblem } from "@/lib/problem";
import { useWrite } from "@/ui/feedback/use-write";
import { type Cell, type Grid, type Metric, recordFacts } from "../api";
import { readPaste, type Span } from "../model";
import { useTyped } from "./amount-field";

export interface GridProps {
  campaignId: string;
  spans: readonly Span[];
  columns: readonly Metric[];
  channel: string;
  grid: Grid;
}

/** What the server says is wrong with one cell. */
export interface CellFault {
  code: string;
  facts: Record<string, unknown>;
}

const placeOf = (span: Span, metric: Metric) => `${span.start} ${metric.key}`;

/** What was typed over the values, by place. */
function useDrafts(spans: readonly Span[], columns: readonly Metric[]) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const type = (place: string, text: string, before: string) =>
    setDrafts(text === before ? without(drafts, place) : { ...drafts, [place]: text });
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const table = readPaste(event.clipboardData.getData("text/plain"));
    if (table.length < 2 && (table[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const pasted = table.flatMap((line, down) =>
      line.flatMap((text, across) => {
        const [span, metric] = [spans[row + down], columns[column + across]];
        return span && metric ? [[placeOf(span, metric), text] as const] : [];
      }),
    );
    setDrafts({ ...drafts, ...Object.fromEntries(pasted) });
  };
  const changed = spans
    .flatMap((span) => columns.map((metric) => ({ span, metric, place: placeOf(span, metric) })))
    .filter(({ place }) => drafts[place] !== undefined);
  return { drafts, type, paste, changed, empty: () => setDrafts({}) };
}

/** What is written, what was typed over it, and what is wrong; nothing typed is lost by a refusal. */
export function useGrid({ campaignId, spans, columns, channel, grid }: GridProps, done: string) {
  const { shown, read } = useTyped();
  const { drafts, changed, empty, ...draft } = useDrafts(spans, columns);
  const [faults, setFaults] = useState<Readonly<Record<string, CellFault>>>({});
  const kept = new Map(grid.cells.map((cell) => [`${cell.start} ${cell.end} ${cell.metric_key}`, cell]));
  const there = (span: Span, metric: Metric) => kept.get(`${span.start} ${span.end} ${metric.key}`);
  const isUnread = (text: string) => text.trim() !== "" && read(text) === null;
  const cellOf = ({ span, metric, place }: (typeof changed)[number]): Cell => ({
    campaign_id: campaignId,
    metric_key: metric.key,
    start: span.start,
    end: span.end,
    value: read(drafts[place] ?? ""),
    channel_id: channel || null,
    currency: "",
  });
  const save = useWrite(() => recordFacts(changed.map(cellOf)), { stale: STALE, done, quiet: true });
  const forget = () => {
    empty();
    setFaults({});
    save.reset();
  };
  const places = changed.map(({ place }) => place);
  const submit = () =>
    save.mutate(undefined, { onSuccess: forget, onError: (error) => setFaults(faultsOf(error, places)) });
  const textAt = (span: Span, metric: Metric) => {
    const before = shown(there(span, metric)?.value);
    return { before, text: drafts[placeOf(span, metric)] ?? before };
  };
  const unread = places.filter((place) => isUnread(drafts[place] ?? "")).length;
  const state = { changed: changed.length, unread, faults, busy: save.isPending, problem: asProblem(save.error) };
  return { ...draft, ...state, there, textAt, placeOf, isUnread, submit, forget };
}

const STALE = [["grid"], ["results"], ["program-results"], ["facts"]];

function without<Value>(record: Readonly<Record<string, Value>>, place: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== place));
}

/** The faults the server names by the place of each cell in what was sent. */
function faultsOf(error: unknown, places: readonly string[]): Record<string, CellFault> {
  const cells = asProblem(error)?.facts.cells;
  if (typeof cells !== "object" || cells === null) return {};
  const found = Object.entries(cells as Record<string, { code: string }>).flatMap(([index, { code, ...facts }]) => {
    const place = places[Number(index)];
    return place ? [[place, { code, facts }] as const] : [];
  });
  return Object.fromEntries(found);
}
