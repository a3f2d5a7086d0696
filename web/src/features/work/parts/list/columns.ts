import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FieldRow } from "../../api";
import type { SortBy } from "../../model";

export type ColumnId =
  | "name"
  | "stage"
  | "people"
  | "start"
  | "due"
  | "projected"
  | "health"
  | "variance"
  | "float"
  | "priority"
  | "tags"
  | "estimate"
  | "progress"
  | `field:${string}`;

export interface Column {
  id: ColumnId;
  label: MessageDescriptor | string;
  width: number;
  sort?: SortBy;
  /** Derived by the schedule; nobody types it. */
  derived?: boolean;
  figures?: boolean;
  field?: FieldRow;
}

const COLUMNS: readonly Column[] = [
  { id: "name", label: msg`Task`, width: 340, sort: "name" },
  { id: "stage", label: msg`Stage`, width: 132, sort: "stage" },
  { id: "people", label: msg`People`, width: 92 },
  { id: "start", label: msg`Start`, width: 104, sort: "start" },
  { id: "due", label: msg`Due`, width: 100, sort: "due" },
  { id: "projected", label: msg`Projected`, width: 100, sort: "projected", derived: true },
  { id: "health", label: msg`Standing`, width: 96, derived: true },
  { id: "float", label: msg`Float`, width: 66, sort: "float", derived: true, figures: true },
  { id: "priority", label: msg`Priority`, width: 92, sort: "priority" },
  { id: "tags", label: msg`Tags`, width: 148 },
  { id: "estimate", label: msg`Estimate`, width: 100, sort: "estimate", figures: true },
  { id: "progress", label: msg`Progress`, width: 88, sort: "progress", figures: true },
];

const ON_PHONE: readonly ColumnId[] = ["name", "due"];

/** How far the end moved from an earlier plan, in working days. */
const VARIANCE: Column = { id: "variance", label: msg`Variance`, width: 88, derived: true, figures: true };

/** The columns of a campaign's list: ours, then its own fields; the variance where an earlier plan is chosen. */
export function columnsFor(fields: readonly FieldRow[], phone: boolean, compared = false): Column[] {
  if (phone) {
    const widths: Partial<Record<ColumnId, number>> = { name: 240, due: 92 };
    return COLUMNS.filter((column) => ON_PHONE.includes(column.id)).map((column) => ({
      ...column,
      width: widths[column.id] ?? column.width,
    }));
  }
  const own = fields.map((field): Column => ({ id: `field:${field.id}`, label: field.name, width: 132, field }));
  const ours = compared ? COLUMNS.flatMap((each) => (each.id === "float" ? [VARIANCE, each] : [each])) : COLUMNS;
  return [...ours, ...own];
}

/** The widths as a grid template; the name takes what is left. */
export function templateOf(columns: readonly Column[]): string {
  return columns
    .map((column) => (column.id === "name" ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
    .join(" ");
}

/** The least width of a row. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0);
}
