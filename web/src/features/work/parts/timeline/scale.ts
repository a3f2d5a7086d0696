import { addDays, daysBetween, formatDayWith, type PlainDate, weekday } from "@/lib/dates";

export type Zoom = "day" | "week" | "month" | "quarter";

export const ZOOMS: readonly Zoom[] = ["day", "week", "month", "quarter"];

/** Pixels a day takes. */
export const DAY_WIDTH: Record<Zoom, number> = { day: 38, week: 14, month: 5, quarter: 2 };

/** The days a timeline spans and where they lie, in pixels from its left edge. */
export interface Scale {
  origin: PlainDate;
  days: number;
  dayWidth: number;
  zoom: Zoom;
}

/** A mark of the head: `at` and `width` in days from the origin. */
export interface Tick {
  at: number;
  width: number;
  label: string;
}

/** A scale with some air around the first and last day, beginning on a Monday. */
export function scaleFor(first: PlainDate, last: PlainDate, zoom: Zoom): Scale {
  const air = { day: 10, week: 21, month: 45, quarter: 120 }[zoom];
  const early = addDays(first, -air);
  const origin = addDays(early, 1 - weekday(early));
  return { origin, days: daysBetween(origin, last) + air * 2, dayWidth: DAY_WIDTH[zoom], zoom };
}

/** Days from the origin to a date. */
export function dayIndex(scale: Scale, date: PlainDate): number {
  return daysBetween(scale.origin, date);
}

function monthStarts(scale: Scale, from: number, to: number, months: number): PlainDate[] {
  const starts: PlainDate[] = [];
  const first = addDays(scale.origin, from);
  let year = Number(first.slice(0, 4));
  let month = Math.floor((Number(first.slice(5, 7)) - 1) / months) * months;
  for (;;) {
    const date = `${String(year).padStart(4, "0")}-${String(month + 1).padStart(2, "0")}-01`;
    if (dayIndex(scale, date) > to) return starts;
    starts.push(date);
    month += months;
    if (month > 11) {
      month -= 12;
      year += 1;
    }
  }
}

function monthTicks(scale: Scale, from: number, to: number, months: number, label: (day: PlainDate) => string): Tick[] {
  const starts = monthStarts(scale, from, to, months);
  return starts.map((start, index) => {
    const at = dayIndex(scale, start);
    const next = starts[index + 1];
    return { at, width: next ? dayIndex(scale, next) - at : months * 31, label: label(start) };
  });
}

function steps(scale: Scale, from: number, to: number, by: number, label: (day: PlainDate) => string): Tick[] {
  const first = Math.floor(from / by) * by;
  const count = Math.max(0, Math.ceil((to - first) / by));
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * by;
    return { at, width: by, label: label(addDays(scale.origin, at)) };
  });
}

/** The two rows of the head between two days: months over days or weeks, quarters over months, years over quarters. */
export function headTicks(scale: Scale, from: number, to: number, language: string): { upper: Tick[]; lower: Tick[] } {
  const as = (options: Intl.DateTimeFormatOptions) => (day: PlainDate) => formatDayWith(day, language, options);
  const quarter = (day: PlainDate) => `Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
  const month = as({ month: "long", year: "numeric" });
  if (scale.zoom === "day") {
    const upper = monthTicks(scale, from, to, 1, month);
    return { upper, lower: steps(scale, from, to, 1, as({ weekday: "narrow", day: "numeric" })) };
  }
  if (scale.zoom === "week") {
    const upper = monthTicks(scale, from, to, 1, month);
    return { upper, lower: steps(scale, from, to, 7, as({ day: "numeric", month: "short" })) };
  }
  const year = as({ year: "numeric" });
  if (scale.zoom === "month") {
    const upper = monthTicks(scale, from, to, 3, (day) => `${quarter(day)} ${year(day)}`);
    return { upper, lower: monthTicks(scale, from, to, 1, as({ month: "short" })) };
  }
  return { upper: monthTicks(scale, from, to, 12, year), lower: monthTicks(scale, from, to, 3, quarter) };
}
