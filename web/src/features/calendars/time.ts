import { addDays, type PlainDate, weekday } from "@/lib/dates";
import type { Absence, Pattern } from "./api";
import { minutesOf, type Week } from "./model";

/** The patterns of one person, the one in force last. */
export function patternsOf(patterns: readonly Pattern[], personId: string): Pattern[] {
  const own = patterns.filter((pattern) => pattern.person_id === personId);
  return own.toSorted((one, other) => ((one.valid_from ?? "") < (other.valid_from ?? "") ? -1 : 1));
}

/** Absences that have not ended, the next first, then those that have, the latest first. */
export function inOrder(absences: readonly Absence[], today: PlainDate): Absence[] {
  const coming = absences.filter(({ last }) => last >= today).toSorted((a, b) => (a.first < b.first ? -1 : 1));
  const gone = absences.filter(({ last }) => last < today).toSorted((a, b) => (a.first > b.first ? -1 : 1));
  return [...coming, ...gone];
}

export interface DayOff {
  date: PlainDate;
  /** Minutes the person works, and the workspace. */
  own: number;
  usual: number;
}

/** The weeks from the Monday before `first`, each of seven days. */
export function weeksOf(first: PlainDate, own: readonly number[], usual: readonly number[]): DayOff[][] {
  const days = own.map((minutes, index) => ({ date: addDays(first, index), own: minutes, usual: usual[index] ?? 0 }));
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The Monday of a day's week. */
export function mondayOf(date: PlainDate): PlainDate {
  return addDays(date, 1 - weekday(date));
}

/** Minutes of a whole week. */
export function weekMinutes(week: Week): number {
  return week.reduce((sum, day) => sum + minutesOf(day), 0);
}
