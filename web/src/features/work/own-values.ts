import { type Money, readMoney } from "@/lib/money";
import type { FieldRow } from "./api";

/** The amount a money field holds (`{amount, currency}` on the wire), or null when the value is none. */
export function moneyOf(value: unknown): Money | null {
  const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
  return typeof amount === "number" && typeof currency === "string" ? { minor: amount, currency } : null;
}

function readMoneyValue(typed: string, currency: string) {
  const money = readMoney(typed.replace(/[^\d.,-]/g, ""), currency);
  return money ? { amount: money.minor, currency: money.currency } : undefined;
}

/** What typed text means for a campaign's own field; undefined when it means nothing. Empty text clears the field. */
export function readOwnValue(kind: FieldRow["kind"], typed: string, before: unknown, currency: string): unknown {
  if (typed === "") return null;
  if (kind === "money") return readMoneyValue(typed, moneyOf(before)?.currency ?? currency);
  if (kind !== "number") return typed;
  const number = Number(typed.replace(/\s/g, "").replace(",", "."));
  return Number.isFinite(number) ? number : undefined;
}
