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
