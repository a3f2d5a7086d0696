/** "12,400" in the reader's language; at most `digits` decimals. */
export function formatNumber(value: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A share (0.42) as "42 %". */
export function formatShare(share: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: digits }).format(share);
}

/** Minutes of work as hours and minutes: 90 → "1 hr 30 min", written as the language does. */
export function formatMinutes(minutes: number, language: string): string {
  const unit = (value: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return unit(rest, "minute");
  return rest === 0 ? unit(hours, "hour") : `${unit(hours, "hour")} ${unit(rest, "minute")}`;
}

const WORK =
  /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|tim|timmar|小时|小時|时|時))?\s*(?:(\d+)\s*(?:m|min|mins|minutes?|minuter|分钟|分鐘|分))?$/;

/** Reads typed work: "1h 30m", "1.5h", "45m", "1:30"; a bare number is hours. Null when nothing fits. */
export function readMinutes(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  if (/^\d+([.,]\d+)?$/.test(text)) return Math.round(Number(text.replace(",", ".")) * 60);
  const match = WORK.exec(text);
  if (!match || text === "") return null;
  return Math.round(Number((match[1] ?? "0").replace(",", ".")) * 60) + Number(match[2] ?? 0);
}

const GROUPED = /^\d{1,3}([.,]\d{3})+$/;

/** Reads a typed number ("1 200,5", "1,200.5", "-3") as the server takes exact numbers; null when it is none. */
export function readDecimal(typed: string): string | null {
  const text = typed.replace(/[\s'\u00a0\u202f]/g, "").replace(/^\u2212/, "-");
  const [, sign = "", digits] = /^(-?)(\d[\d.,]*)$/.exec(text) ?? [];
  const value = digits === undefined ? null : wholeAndDecimals(digits);
  return value === null ? null : `${sign}${value}`;
}

/** The same mark twice, or a comma before three digits, groups thousands; otherwise the last mark divides decimals. */
function wholeAndDecimals(digits: string): string | null {
  const marks = digits.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return digits;
  const groups = marks.length > 1 ? new Set(marks).size === 1 : last === "," && /,\d{3}$/.test(digits);
  if (groups) return GROUPED.test(digits) ? digits.replace(/[.,]/g, "") : null;
  const cut = digits.lastIndexOf(last);
  const [whole, decimals] = [digits.slice(0, cut), digits.slice(cut + 1)];
  if (decimals === "" || (/[.,]/.test(whole) && !GROUPED.test(whole))) return null;
  return `${whole.replace(/[.,]/g, "")}.${decimals}`;
}

export type DecimalUnit = "number" | "money" | "percent" | "ratio" | "duration" | "rank" | "score";

/** An exact number the server sent as text, with its unit, as the language writes it: "1,200", "SEK 1,200", "2.5 %". */
export function formatDecimal(value: string, language: string, unit: DecimalUnit | "" = "", currency = ""): string {
  const number = Number(value);
  if (unit === "percent") return formatShare(number / 100, language, 2);
  if (unit === "money" && currency) {
    const digits = Number.isInteger(number) ? 0 : 2;
    const style = {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    return new Intl.NumberFormat(language, style).format(number);
  }
  return formatNumber(number, language, 6);
}
