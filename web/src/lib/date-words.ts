import { addDays, isPlainDate, type PlainDate, plainDate, weekday } from "./dates";

const DAYS_AHEAD: Record<string, number> = {
  today: 0,
  tod: 0,
  tomorrow: 1,
  tom: 1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  后天: 2,
  後天: 2,
  昨天: -1,
  idag: 0,
  "i dag": 0,
  imorgon: 1,
  "i morgon": 1,
  imorron: 1,
  övermorgon: 2,
  "i övermorgon": 2,
  igår: -1,
};

const STEP = /^\+?(\d{1,4})\s*(d|days?|dag|dagar|天|日|w|weeks?|v|veckor|vecka|周|週|m|months?|mån|月)?$/;
const WEEK = /^(w|v|周|週)/;

function fromStep(text: string, today: PlainDate): PlainDate | null {
  const match = STEP.exec(text);
  if (!match || (!text.startsWith("+") && match[2] === undefined)) return null;
  const count = Number(match[1]);
  const unit = match[2] ?? "d";
  if (WEEK.test(unit)) return addDays(today, count * 7);
  return /^(m|月)/.test(unit) ? addMonths(today, count) : addDays(today, count);
}

function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  for (let last = day; last > 27; last -= 1) {
    const found = plainDate(Math.floor(index / 12), (index % 12) + 1, last);
    if (found) return found;
  }
  return plainDate(Math.floor(index / 12), (index % 12) + 1, Math.min(day, 27)) ?? date;
}

/** The weekday (Monday 1) whose name in `language`, or in English, begins with `text`. */
function weekdayNamed(text: string, language: string): number | null {
  if (text.length < 2) return null;
  for (let day = 1; day <= 7; day += 1) {
    const sample = Date.UTC(2024, 0, day); // 1 January 2024 was a Monday.
    const names = [language, "en"].flatMap((tag) =>
      (["long", "short"] as const).map((style) =>
        new Intl.DateTimeFormat(tag, { weekday: style, timeZone: "UTC" }).format(sample).toLowerCase(),
      ),
    );
    if (names.some((name) => name === text || (text.length > 2 && name.startsWith(text)))) return day;
  }
  return null;
}

function nextWeekday(day: number, today: PlainDate): PlainDate {
  return addDays(today, (day - weekday(today) + 7) % 7 || 7);
}

/** Which of the typed numbers is what: as the language writes them, unless a year stands first. */
function orderFor(numbers: readonly number[], language: string): string[] {
  if ((numbers[0] ?? 0) > 31) return ["year", "month", "day"];
  const year = numbers.length === 3 ? ({ year: "numeric" } as const) : {};
  const parts = new Intl.DateTimeFormat(language, { day: "numeric", month: "numeric", ...year }).formatToParts(0);
  return parts.map((part) => part.type).filter((type) => type !== "literal");
}

function fromNumbers(text: string, today: PlainDate, language: string): PlainDate | null {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  if (!/^[\d\s./\-年月日]+$/.test(text) || numbers.length < 2 || numbers.length > 3) return null;
  const order = orderFor(numbers, language);
  const part = (type: string) => numbers[order.indexOf(type)] ?? 0;
  if (numbers.length === 3) {
    const year = part("year");
    return plainDate(year < 100 ? 2000 + year : year, part("month"), part("day"));
  }
  const year = Number(today.slice(0, 4));
  const soon = plainDate(year, part("month"), part("day"));
  return soon && soon >= today ? soon : plainDate(year + 1, part("month"), part("day"));
}

/**
 * Understands what people type for a day: "tomorrow", "3d", "2w", "fri", "12/3" (in the order of the language), ISO.
 * A day and month without a year mean the next such day. Null when nothing fits.
 */
export function readDateWords(typed: string, today: PlainDate, language: string): PlainDate | null {
  const text = typed.trim().toLowerCase().normalize("NFKC");
  if (isPlainDate(text)) return text;
  const ahead = DAYS_AHEAD[text];
  if (ahead !== undefined) return addDays(today, ahead);
  const step = fromStep(text, today);
  if (step) return step;
  const day = weekdayNamed(text, language);
  return day ? nextWeekday(day, today) : fromNumbers(text, today, language);
}
