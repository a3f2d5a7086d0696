import type { FileColumn } from "@/ui/imports/columns";

export type Field = "date" | "start" | "end" | "campaign" | "channel" | "currency" | "metric" | "dimension" | "skip";

/** One column of the file as the server sees it, with what a person may correct. */
export interface Column extends FileColumn {
  field: Field;
  metric_key: string;
  /** The key of a metric that is computed from others, where the column holds such a one. */
  computed: string;
  date_ambiguous: boolean;
  decimals: "." | ",";
  decimals_ambiguous: boolean;
  decimals_sure?: boolean;
  currency: string;
}

/** What the file was recognised as. */
export interface Detected {
  rows: number;
  encoding: string | null;
  sheet: string | null;
  sheets: string[];
  preamble: number;
  preview: string[][];
}

/** What each column means, and which campaign each word of the file stands for: an id, "assign" or "skip". */
export interface Mapping {
  columns: Column[];
  campaigns: Record<string, string>;
  channel_id: string | null;
  currency: string;
  first: string | null;
  last: string | null;
}

/** True when the column's cells are read as days and a person must say which number is the month. */
export function asksForOrder({ field, date_ambiguous }: Column): boolean {
  return date_ambiguous && (field === "date" || field === "start" || field === "end");
}

/** True when nobody can tell thousands from thousandths. */
export function asksForDecimals({ field, decimals_ambiguous }: Column): boolean {
  return field === "metric" && decimals_ambiguous;
}

/** True when no column says the days, so the file's own are asked. */
export function asksForDays({ columns }: Mapping): boolean {
  const fields = new Set(columns.map(({ field }) => field));
  return !fields.has("date") && !(fields.has("start") && fields.has("end"));
}
