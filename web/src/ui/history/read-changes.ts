import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { LANGUAGE_NAMES } from "@/i18n/language";
import { formatDay, isPlainDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { formatMinutes, formatNumber, formatShare } from "@/lib/numbers";
import { FIELD_WORDS, PRIORITY_WORDS, VALUE_WORDS, type ValueKind } from "./field-words";

/** One changed field in words; `before` and `after` are null where values are not told. */
export interface Change {
  key: string;
  field: string;
  before: string | null;
  after: string | null;
}

/** What values are told with: names by id as far as the reader may see them, and the reader's language. */
export interface Telling {
  names: Readonly<Record<string, string>>;
  language: string;
  t: (message: MessageDescriptor) => string;
}

export type Changes = Readonly<Record<string, readonly unknown[]>>;

/** The changes of an event, with the length of a new time entry, which its facts tell. */
export function changesOf(changes: Changes | null, facts: Readonly<Record<string, unknown>>): Changes {
  return typeof facts.minutes === "number" ? { minutes: [null, facts.minutes], ...changes } : (changes ?? {});
}

const LONGEST = 80;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** A value whose kind only shows in itself: of a custom field, or plain text. */
function tellFreely(value: unknown, telling: Telling): string {
  const { names, language, t } = telling;
  if (typeof value === "boolean") return value ? t(msg`yes`) : t(msg`no`);
  if (typeof value === "number") return formatNumber(value, language, 2);
  if (Array.isArray(value)) return value.map((each) => tellFreely(each, telling)).join(", ");
  if (typeof value === "object" && value !== null && "amount" in value && "currency" in value) {
    return formatMoney({ minor: Number(value.amount), currency: String(value.currency) }, language);
  }
  const text = String(value);
  if (isPlainDate(text)) return formatDay(text, language);
  const name = names[text];
  if (name !== undefined) return name;
  return ID.test(text) ? t(msg`something you do not see`) : shortened(text);
}

const TOLD: Record<Exclude<ValueKind, "silent" | "custom">, (value: unknown, telling: Telling) => string> = {
  text: tellFreely,
  millionths: (value, { language }) => formatNumber(Number(value) / 1_000_000, language, 6),
  name: tellFreely,
  day: (value, { language }) => (isPlainDate(String(value)) ? formatDay(String(value), language) : String(value)),
  minutes: (value, { language }) => formatMinutes(Number(value), language),
  percent: (value, { language }) => formatShare(Number(value) / 100, language),
  priority: (value, { t }) => t(PRIORITY_WORDS[Number(value)] ?? msg`No priority`),
  language: (value) => Object.entries(LANGUAGE_NAMES).find(([code]) => code === value)?.[1] ?? String(value),
  word: (value, { t }) => {
    const word = VALUE_WORDS[String(value)];
    return word ? t(word) : String(value).replaceAll("_", " ");
  },
};

function told(kind: Exclude<ValueKind, "silent" | "custom">, value: unknown, telling: Telling): string {
  return isEmpty(value) ? telling.t(msg`none`) : TOLD[kind](value, telling);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** The custom fields that differ, by the names people gave them. */
function customChanges(before: unknown, after: unknown, telling: Telling): Change[] {
  const [old, now] = [asRecord(before), asRecord(after)];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys
    .filter((key) => JSON.stringify(old[key] ?? null) !== JSON.stringify(now[key] ?? null))
    .map((key) => ({
      key,
      field: telling.names[key] ?? telling.t(msg`a field since removed`),
      before: told("text", old[key], telling),
      after: told("text", now[key], telling),
    }));
}

/** What changed, in words, from `[before, after]` by field. Fields people do not know are left out. */
export function readChanges(changes: Changes, telling: Telling): Change[] {
  return Object.entries(changes).flatMap(([key, [before, after]]): Change[] => {
    const words = FIELD_WORDS[key];
    if (!words) return [];
    if (words.kind === "custom") return customChanges(before, after, telling);
    const field = telling.t(words.label);
    if (words.kind === "silent") return [{ key, field, before: null, after: null }];
    return [{ key, field, before: told(words.kind, before, telling), after: told(words.kind, after, telling) }];
  });
}
