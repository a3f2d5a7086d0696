import { formatDayWith, type PlainDate } from "@/lib/dates";
import { formatMinutes, formatNumber, formatShare } from "@/lib/numbers";
import type { BoardMetric, Figure, Unit } from "./api";

/** A value as its unit is read: percentages are kept as they read, durations in minutes. */
export function formatValue(value: number, unit: Unit, currency: string, language: string): string {
  if (unit === "money" && currency) return money(value, currency, language);
  if (unit === "percent") return formatShare(value / 100, language, Math.abs(value) < 10 ? 2 : 1);
  if (unit === "duration") return formatMinutes(Math.round(value), language);
  if (unit === "ratio") return formatNumber(value, language, 2);
  if (unit === "rank" || unit === "score") return formatNumber(value, language, 1);
  return formatNumber(value, language, Math.abs(value) < 100 ? 2 : 0);
}

function money(value: number, currency: string, language: string): string {
  const whole = Math.abs(value) >= 1000 || Number.isInteger(value);
  const digits = whole ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(language, { style: "currency", currency, ...digits }).format(value);
}

/** The text of a value, null for none. */
export function textOf(value: string | null, unit: Unit, currency: string, language: string): string | null {
  return value === null ? null : formatValue(Number(value), unit, currency, language);
}

/** How much of a target is there, as a share; null where the two cannot be compared so. */
export function shareOf(value: string | null, target: string): number | null {
  const whole = Number(target);
  return value === null || whole === 0 ? null : Number(value) / whole;
}

/** The metrics of which there is a value; a formula's figure is there without one when its parts were never measured. */
export function measuredOf(
  metrics: readonly BoardMetric[],
  figures: Readonly<Record<string, Figure>>,
): readonly BoardMetric[] {
  return metrics.filter(({ key }) => (figures[key]?.count ?? 0) > 0);
}

const BLANKS = /[\s\u00a0\u202f'’]/g;

/** Reads a typed figure ("1 200,50", "1,200.5", "12 %") into plain figures; null when it is none.
 *
 * One mark with exactly three digits behind it groups thousands where the language writes them so.
 */
export function readAmount(typed: string, language: string): string | null {
  const text = typed
    .replace(BLANKS, "")
    .replace(/[%％]$/, "")
    .replace(/−/g, "-");
  const match = /^(-?)(\d[\d.,]*)$/.exec(text);
  const parts = match?.[2] ? splitAmount(match[2], language) : null;
  if (!match || !parts || parts[0].length > 13) return null;
  const decimals = parts[1].replace(/0+$/, "");
  return `${match[1]}${parts[0].replace(/^0+(?=\d)/, "")}${decimals ? `.${decimals}` : ""}`;
}

/** The figures before and behind the decimal mark; null where the marks make no sense. */
function splitAmount(figures: string, language: string): [whole: string, decimals: string] | null {
  const last = /[.,](?=[^.,]*$)/.exec(figures)?.[0];
  if (last === undefined) return [figures, ""];
  const at = figures.lastIndexOf(last);
  const [whole, decimals] = [figures.slice(0, at), figures.slice(at + 1)];
  const other = last === "." ? "," : ".";
  if (isThousands(figures, last, language)) return grouped(figures, last) ? [figures.replaceAll(last, ""), ""] : null;
  const fits = !whole.includes(last) && decimals.length <= 6 && (!whole.includes(other) || grouped(whole, other));
  return fits ? [whole.replaceAll(other, ""), decimals] : null;
}

/** True where the only kind of mark groups thousands: it stands more than once, or the language writes them so. */
function isThousands(figures: string, mark: string, language: string): boolean {
  const alone = figures.indexOf(mark) === figures.lastIndexOf(mark);
  const mixed = figures.includes(mark === "." ? "," : ".");
  const three = /[.,]\d{3}$/.test(figures);
  return three && !mixed && (!alone || decimalMark(language) !== mark);
}

function grouped(figures: string, mark: string): boolean {
  const [first = "", ...rest] = figures.split(mark);
  return first.length >= 1 && first.length <= 3 && rest.every((group) => group.length === 3);
}

function decimalMark(language: string): string {
  return new Intl.NumberFormat(language).format(1.5).charAt(1);
}

/** A figure as one would type it, without grouping. */
export function typedAmount(value: string, language: string): string {
  return decimalMark(language) === "," ? value.replace(".", ",") : value;
}

const DAY = 86_400_000;
const toTime = (day: PlainDate) => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): PlainDate => new Date(time).toISOString().slice(0, 10);

/** A day some days later. */
export function daysLater(day: PlainDate, days: number): PlainDate {
  return toDay(toTime(day) + days * DAY);
}

/** The Monday of a day's week. */
export function mondayOf(day: PlainDate): PlainDate {
  const weekday = new Date(toTime(day)).getUTCDay() || 7;
  return daysLater(day, 1 - weekday);
}

export interface Span {
  start: PlainDate;
  end: PlainDate;
}

/** The rows of the grid: days, or weeks from Monday to Sunday. */
export function spansOf(first: PlainDate, count: number, step: "day" | "week"): Span[] {
  const width = step === "week" ? 7 : 1;
  return Array.from({ length: count }, (_, index) => {
    const start = daysLater(first, index * width);
    return { start, end: daysLater(start, width - 1) };
  });
}

/** A row's name: "Mon 2 Mar", or the first and last day of a week. */
export function spanName({ start, end }: Span, language: string): string {
  const short = { day: "numeric", month: "short" } as const;
  if (start === end) return formatDayWith(start, language, { weekday: "short", ...short });
  return `${formatDayWith(start, language, short)} – ${formatDayWith(end, language, short)}`;
}

/** What was copied from a spreadsheet, row by row. */
export function readPaste(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** The points of a sparkline in a box of the given size, the lowest value at its foot. */
export function sparkline(values: readonly number[], width: number, height: number): string {
  if (values.length === 0) return "";
  const low = Math.min(0, ...values);
  const high = Math.max(...values, low + Number.EPSILON);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values
    .map((value, index) => {
      const x = values.length > 1 ? index * step : width / 2;
      return `${x.toFixed(1)},${(height - ((value - low) / (high - low || 1)) * height).toFixed(1)}`;
    })
    .join(" ");
}
