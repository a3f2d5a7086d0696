import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import type { PlainDate } from "@/lib/dates";
import { readMinutes } from "@/lib/numbers";
import { asProblem } from "@/lib/problem";
import { useWrite } from "@/ui/feedback/use-write";
import { type Sheet, setSheet } from "../../api";
import { hoursText } from "../../model";

export type SheetRow = Sheet["rows"][number];

/** What was typed into a week and not saved yet: kept by cell until the server has taken it. */
export function useSheet(sheet: Sheet, monday: PlainDate) {
  const { t } = useLingui();
  const language = useLanguage();
  const [added, setAdded] = useState<readonly SheetRow[]>([]);
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const write = useWrite(
    (cells: { task_id: string; date: string; minutes: number }[]) => setSheet({ week: monday, cells }),
    {
      stale: [["time-sheet"], ["task"], ["workload"]],
      done: t`The week was saved`,
      quiet: true,
      onDone: () => setTyped(new Map()),
    },
  );
  const known = new Set(sheet.rows.map((row) => row.task_id));
  const rows = [...sheet.rows, ...added.filter((row) => !known.has(row.task_id))];
  const place = (row: SheetRow, column: number) => `${row.task_id} ${column}`;
  const before = (row: SheetRow, column: number) => hoursText(row.minutes[column] ?? 0, language);
  const textAt = (row: SheetRow, column: number) => typed.get(place(row, column)) ?? before(row, column);
  const isUnread = (text: string) => text.trim() !== "" && readMinutes(text) === null;
  const minutesAt = (row: SheetRow, column: number) =>
    typed.has(place(row, column)) ? (readMinutes(textAt(row, column)) ?? 0) : (row.minutes[column] ?? 0);
  const isChanged = (row: SheetRow, column: number) => minutesAt(row, column) !== (row.minutes[column] ?? 0);
  const minutesOf = (row: SheetRow) => sheet.days.map((_, column) => minutesAt(row, column));
  const cells = rows.flatMap((row) =>
    sheet.days.flatMap((date, column) =>
      isChanged(row, column) ? [{ task_id: row.task_id, date, minutes: minutesAt(row, column) }] : [],
    ),
  );
  return {
    rows,
    textAt,
    isUnread,
    isChanged,
    minutesOf,
    sumOf: (row: SheetRow) => minutesOf(row).reduce((sum, each) => sum + each, 0),
    type: (row: SheetRow, column: number, text: string) => setTyped(new Map(typed).set(place(row, column), text)),
    add: (row: SheetRow) => setAdded([...added, row]),
    changed: cells.length,
    unread: [...typed.values()].filter(isUnread).length,
    problem: asProblem(write.error),
    busy: write.isPending,
    save: () => write.mutate(cells),
  };
}
