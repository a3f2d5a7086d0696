import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FileColumn } from "@/ui/imports/columns";

/** One column of the file as the server sees it, with what a person may correct: field, kind and date_order. */
export interface Column extends FileColumn {
  kind: string;
  filled: number;
  date_ambiguous: boolean;
  choices: string[] | null;
}

/** What the file was recognised as. */
export interface Detected {
  rows: number;
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  sheets: string[];
  preview: string[][];
}

/** What each column means; people and stages by the words of the file: an id, "new" or (people) "skip". */
export interface Mapping {
  columns: Column[];
  people: Record<string, string>;
  stages: Record<string, string>;
}

/** What a column can mean, in the order of the list. */
export const MEANINGS: readonly { value: string; label: MessageDescriptor }[] = [
  { value: "skip", label: msg`Leave out` },
  { value: "name", label: msg`Task name` },
  { value: "stage", label: msg`Stage` },
  { value: "person_name", label: msg`Assignee (name)` },
  { value: "person_email", label: msg`Assignee (e-mail)` },
  { value: "start", label: msg`Start` },
  { value: "due", label: msg`Due` },
  { value: "completed", label: msg`Done, or day it was done` },
  { value: "created", label: msg`Day it was created` },
  { value: "priority", label: msg`Priority` },
  { value: "tags", label: msg`Tags` },
  { value: "notes", label: msg`Notes` },
  { value: "estimate_hours", label: msg`Estimate in hours` },
  { value: "progress", label: msg`Progress in percent` },
  { value: "parent", label: msg`Parent task` },
  { value: "blocked_by", label: msg`Waits for` },
  { value: "blocking", label: msg`Is waited for by` },
  { value: "comments", label: msg`Comments` },
  { value: "external_id", label: msg`ID in the other tool` },
  { value: "custom", label: msg`Own field` },
];

const DATES = new Set(["start", "due", "completed", "created"]);
const PEOPLE = new Set(["person_name", "person_email"]);

/** True when the column's cells are read as days. */
export function holdsDays(column: Column): boolean {
  return (DATES.has(column.field) || (column.field === "custom" && column.kind === "date")) && column.filled > 0;
}

/** True when a person must say which of two numbers is the month. */
export function asksForOrder(column: Column): boolean {
  return holdsDays(column) && column.date_ambiguous;
}

/** What an import leaves out because whoever brings it may not add it. */
export interface LeftOut {
  people?: string[];
  stages?: string[];
  columns?: string[];
}

/** True when other columns hold people or stages than before, so that their words must be gathered again. */
export function changesWords(before: Mapping, after: Mapping): boolean {
  const sortOf = (field: string) => (PEOPLE.has(field) ? "people" : field === "stage" ? "stages" : "");
  return after.columns.some(({ field }, at) => sortOf(field) !== sortOf(before.columns[at]?.field ?? ""));
}

/** The mapping with the words the server found in the file; what a person chose meanwhile stays chosen. */
export function withWords(mapping: Mapping, found: Mapping): Mapping {
  const chosen = (sort: "people" | "stages") =>
    Object.fromEntries(Object.entries(found[sort]).map(([word, target]) => [word, mapping[sort][word] ?? target]));
  return { ...mapping, people: chosen("people"), stages: chosen("stages") };
}

/** What stands for a stage or person column: its words are asked about only while such a column is mapped. */
export function asksAbout(mapping: Mapping, what: "people" | "stages"): boolean {
  const wanted = what === "stages" ? new Set(["stage"]) : PEOPLE;
  return mapping.columns.some((column) => wanted.has(column.field)) && Object.keys(mapping[what]).length > 0;
}

/** The doubts the report keeps of a row. */
export function doubtsOf(facts: Readonly<Record<string, unknown>>): { code: string; facts: Record<string, unknown> }[] {
  const doubts = Array.isArray(facts.doubts) ? (facts.doubts as Record<string, unknown>[]) : [];
  return doubts.map(({ code, ...rest }) => ({ code: String(code), facts: rest }));
}
