/** A day's work as intervals of minutes since midnight; Monday first. */
export type Week = number[][][];

const MORNING_AND_AFTERNOON = [
  [540, 720],
  [780, 1020],
];

/** The week with a weekday opened with the usual hours, or closed. */
export function withDay(week: Week, day: number, opens: boolean): Week {
  const usual = week.find((hours) => hours.length > 0) ?? MORNING_AND_AFTERNOON;
  return week.map((hours, index) => (index === day ? (opens ? usual : []) : hours));
}

/** Minutes of work of a day. */
export function minutesOf(hours: readonly number[][]): number {
  return hours.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0);
}
