import { addDays, daysBetween, formatDay, formatDayWith, type PlainDate, weekday } from "@/lib/dates";
import type { CellTask, Effort, EffortBody, Unassigned, Unit } from "./api";

/** How full a person is: nothing, room left, full, up to a quarter over, more; away, or closed for everybody. */
export type Heat = "none" | "free" | "full" | "over" | "far" | "away" | "closed";

/** The heat of a cell: bands end at 75 %, 100 % (a quarter of an hour a day does not count) and 125 % of the time. */
export function heatOf(load: number, capacity: number, openDays: number): Heat {
  if (capacity === 0 && load === 0) return openDays > 0 ? "away" : "closed";
  if (capacity === 0) return "far";
  const share = load / capacity;
  if (load === 0) return "none";
  if (share < 0.75) return "free";
  if (load <= capacity + 15) return "full";
  return share <= 1.25 ? "over" : "far";
}

/** The days a view shows: two weeks of days, eight weeks or six months, from the beginning of the unit `day` lies in. */
export function spanOf(unit: Unit, day: PlainDate): { first: PlainDate; last: PlainDate } {
  const monday = addDays(day, 1 - weekday(day));
  if (unit === "day") return { first: monday, last: addDays(monday, 13) };
  if (unit === "week") return { first: monday, last: addDays(monday, 8 * 7 - 1) };
  const first = `${day.slice(0, 7)}-01`;
  return { first, last: addDays(monthsOn(first, 6), -1) };
}

/** The first day of the month `count` months on. */
export function monthsOn(first: PlainDate, count: number): PlainDate {
  const index = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}

/** The day from which the view before or after this one is shown. */
export function stepOn(unit: Unit, first: PlainDate, direction: 1 | -1): PlainDate {
  if (unit === "month") return monthsOn(first, 3 * direction);
  return addDays(first, direction * (unit === "day" ? 7 : 28));
}

/** The title of a period: "Mon 2", "2 Mar", "March". */
export function periodTitle(first: PlainDate, unit: Unit, language: string): string {
  if (unit === "day") return formatDayWith(first, language, { weekday: "short", day: "numeric" });
  if (unit === "month") return formatDayWith(first, language, { month: "short" });
  return formatDayWith(first, language, { day: "numeric", month: "short" });
}

/** "2 Mar – 8 Mar", or one day alone. */
export function spanWords(first: PlainDate, last: PlainDate, language: string): string {
  const from = formatDay(first, language);
  return first === last ? from : `${from} – ${formatDay(last, language)}`;
}

/** The days a task gets when it is put on a period: its own where they touch it, else as many from the period's first. */
export function placedOn(
  task: Pick<Unassigned, "first" | "last">,
  period: { first: PlainDate; last: PlainDate },
  today: PlainDate,
): { start?: PlainDate; due?: PlainDate } {
  const { first, last } = task;
  if (first && last && first <= period.last && last >= period.first) return {};
  const start = period.first < today && today <= period.last ? today : period.first;
  return first && last ? { start, due: addDays(start, daysBetween(first, last)) } : { start };
}

/** "4.5 / 8": hours of the time there is; a dash where there is neither. */
export function hoursOfText(minutes: number, there: number, language: string): string {
  if (minutes === 0 && there === 0) return "–";
  return `${hoursText(minutes, language) || "0"} / ${hoursText(there, language) || "0"}`;
}

/** Hours as people type them ("1:30", "1.5"), with no more than two decimals; empty for none. */
export function hoursText(minutes: number, language: string): string {
  if (minutes === 0) return "";
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(minutes / 60);
}

/** The sums of columns of equal length. */
export function columnSums(rows: readonly (readonly number[])[], width: number): number[] {
  return Array.from({ length: width }, (_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
}

/** Whether work of a task can lie on a day: from today on within its days, after them while it is overdue. */
export function liesIn(task: Pick<CellTask, "start" | "due">, day: PlainDate, today: PlainDate): boolean {
  const { start, due } = task;
  if (day < today || (start !== null && day < start)) return false;
  return due === null || due < today || day <= due;
}

type Days = Effort["days"];

function changed(days: Days, typed: ReadonlyMap<string, number | null>): Days {
  const next = new Map(days.map(({ date, minutes }) => [date, minutes]));
  for (const [day, minutes] of typed) {
    if (minutes === null) next.delete(day);
    else next.set(day, minutes);
  }
  return [...next].map(([date, minutes]) => ({ date, minutes }));
}

/**
 * How the work of a task lies once a person's hours were typed, `null` to let a day go: of one person the days of the
 * task, of several the days of each. What was fixed for the task as a whole gives way to the days of its people.
 */
export function plannedHours(
  task: Pick<CellTask, "people">,
  effort: Pick<Effort, "rule" | "days" | "people"> | undefined,
  person: string,
  typed: ReadonlyMap<string, number | null>,
): EffortBody {
  const byHand = effort?.rule === "by_day" ? effort : undefined;
  const own = byHand?.people.find(({ person_id }) => person_id === person)?.days ?? [];
  if (task.people.length < 2) {
    const days = changed(own.length > 0 ? own : (byHand?.days ?? []), typed);
    return { rule: days.length > 0 ? "by_day" : "even", days, people: [] };
  }
  const others = (byHand?.people ?? []).filter(({ person_id }) => person_id !== person);
  const people = [...others, { person_id: person, days: changed(own, typed) }].filter(({ days }) => days.length > 0);
  return { rule: people.length > 0 ? "by_day" : "even", days: [], people };
}
