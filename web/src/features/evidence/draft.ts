import { todayIn } from "@/lib/dates";
import { readDecimal } from "@/lib/numbers";
import type { Evidence, EvidenceChanges, Kind, Reliability } from "./api";

/** A piece of evidence as its form holds it: the figure as it was typed. */
export interface Draft {
  kind: Kind;
  title: string;
  summary: string;
  source: string;
  url: string;
  observed_on: string;
  reliability: Reliability;
  value: string;
}

export function blankDraft(): Draft {
  return {
    kind: "research",
    title: "",
    summary: "",
    source: "",
    url: "",
    observed_on: todayIn(),
    reliability: "medium",
    value: "",
  };
}

export function draftOf(row: Evidence): Draft {
  const { kind, title, summary, source, url, observed_on, reliability } = row;
  return { kind, title, summary, source, url, observed_on, reliability, value: row.value ?? "" };
}

export function isUnread(draft: Draft): boolean {
  return draft.value.trim() !== "" && readDecimal(draft.value) === null;
}

/** What differs from the piece; a figure that cannot be read is left as it was. */
export function changesOf(row: Evidence, draft: Draft): EvidenceChanges {
  const before = { ...draftOf(row), value: row.value };
  const after = { ...draft, value: isUnread(draft) ? row.value : readDecimal(draft.value) };
  const names = (Object.keys(after) as (keyof Draft)[]).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(names.map((name) => [name, after[name]]));
}
