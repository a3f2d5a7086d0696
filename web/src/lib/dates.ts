/** A day without time or zone, `YYYY-MM-DD`. All arithmetic runs in UTC, so no zone or clock change can shift it. */
export type PlainDate = string;

const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

function toUtc(date: PlainDate): number {
  const match = SHAPE.exec(date);
  if (!match) throw new RangeError(`not a plain date: ${date}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
}

function fromUtc(millis: number): PlainDate {
  return new Date(millis).toISOString().slice(0, 10);
}

/** The date made of these parts, or null where the calendar has no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  if (year < 1000 || year > 9999) return null;
  const text = fromUtc(Date.UTC(year, month - 1, day));
  const asked = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return text === asked ? text : null;
}

/** True only for real days: "2026-02-30" is not one. */
export function isPlainDate(text: string): boolean {
  const match = SHAPE.exec(text);
  return match !== null && plainDate(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromUtc(toUtc(date) + days * DAY);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(date: PlainDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7;
}

/** Today in a time zone such as "Europe/Stockholm"; the browser's own when none is given. */
export function todayIn(timeZone?: string, now: Date = new Date()): PlainDate {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(now);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** "12 Mar" in the reader's language; the year only when it is not `today`'s. */
export function formatDay(date: PlainDate, language: string, today: PlainDate = todayIn()): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
  return formatFor(language, { timeZone: "UTC", day: "numeric", month: "short", year }).format(toUtc(date));
}

/** "Thursday 12 March 2026", for titles and tooltips. */
export function formatLongDay(date: PlainDate, language: string): string {
  return formatFor(language, { timeZone: "UTC", dateStyle: "full" }).format(toUtc(date));
}

/** A day through any Intl options. */
export function formatDayWith(date: PlainDate, language: string, options: Intl.DateTimeFormatOptions): string {
  return formatFor(language, { ...options, timeZone: "UTC" }).format(toUtc(date));
}

/** "today", "in 3 days", "2 weeks ago" in the reader's language. */
export function formatDistance(date: PlainDate, language: string, today: PlainDate = todayIn()): string {
  const days = daysBetween(today, date);
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return Math.abs(days) < 14 ? words.format(days, "day") : words.format(Math.trunc(days / 7), "week");
}

/** An instant ("2026-03-12T08:30:00Z") in the reader's language and zone. */
export function formatInstant(instant: string, language: string, timeZone?: string): string {
  return formatFor(language, { timeZone, dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));
}
