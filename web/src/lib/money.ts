/** Money as the server keeps it: an integer of the currency's smallest unit. */
export interface Money {
  minor: number;
  /** ISO 4217, such as "SEK". */
  currency: string;
}

function digitsOf(currency: string): number {
  const options = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

/** "SEK 42,000" as the language writes it; decimals only when there are any. */
export function formatMoney({ minor, currency }: Money, language: string): string {
  const digits = digitsOf(currency);
  const whole = minor % 10 ** digits === 0;
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    minimumFractionDigits: whole ? 0 : digits,
  });
  return format.format(minor / 10 ** digits);
}

/** Splits "1,200.50" into whole and decimal digits. Three digits after one mark are thousands, unless `digits` is 3. */
function splitAmount(amount: string, digits: number): [whole: string, decimals: string] {
  const tail = /[.,](\d{1,3})$/.exec(amount)?.[1] ?? "";
  const decimals = tail.length < 3 || digits === 3 ? tail : "";
  const whole = decimals ? amount.slice(0, -decimals.length - 1) : amount;
  return [whole.replace(/[.,]/g, ""), decimals];
}

/** Reads a typed amount ("1 200,50", "1,200.50") into minor units; null when it is not an amount. */
export function readMoney(typed: string, currency: string): Money | null {
  const match = /^(-?)([\d.,]*\d)$/.exec(typed.replace(/[\s'\u00a0\u202f]/g, ""));
  if (!match?.[2]) return null;
  const digits = digitsOf(currency);
  const [whole, decimals] = splitAmount(match[2], digits);
  if (decimals.length > digits) return null;
  const minor = Number(`${whole}${decimals.padEnd(digits, "0")}`);
  return Number.isSafeInteger(minor) ? { minor: match[1] ? -minor : minor, currency } : null;
}
