import { addDays, type PlainDate } from "@/lib/dates";
import type { AcrossRow } from "./api";

export interface DayGroups {
  overdue: AcrossRow[];
  today: AcrossRow[];
  week: AcrossRow[];
  later: AcrossRow[];
  undated: AcrossRow[];
}

function groupOf(row: AcrossRow, today: PlainDate): keyof DayGroups {
  if (!row.due) return "undated";
  if (row.due < today) return "overdue";
  if (row.due === today) return "today";
  return row.due <= addDays(today, 7) ? "week" : "later";
}

/** Tasks by how soon they are due, each group by day and then by priority. */
export function byDay(rows: readonly AcrossRow[], today: PlainDate): DayGroups {
  const groups: DayGroups = { overdue: [], today: [], week: [], later: [], undated: [] };
  const sorted = [...rows].sort((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9") || b.priority - a.priority);
  for (const row of sorted) groups[groupOf(row, today)].push(row);
  return groups;
}

/** Tasks by campaign, in the order of the campaigns' first task. */
export function byCampaign(rows: readonly AcrossRow[]): Map<string, AcrossRow[]> {
  const groups = new Map<string, AcrossRow[]>();
  for (const row of rows) groups.set(row.campaign_id, [...(groups.get(row.campaign_id) ?? []), row]);
  return groups;
}
