import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Problem } from "@/lib/problem";

// The texts come from the maps below, where the extractor sees them.
const translate = i18n._.bind(i18n);
const byCode = new Map<string, MessageDescriptor>();

/** Lets a feature give texts to its error codes; `facts` of the problem fill the placeholders. */
export function explain(texts: Record<string, MessageDescriptor>): void {
  for (const [code, text] of Object.entries(texts)) byCode.set(code, text);
}

explain({
  "network.unreachable": msg`The server cannot be reached. What you typed is still here; try again in a moment.`,
  "kernel.broke": msg`Something went wrong on the server, several times in a row. Your administrator finds it in the log.`,
  required: msg`This is needed`,
  blank: msg`This is needed`,
  missing: msg`This is needed`,
  invalid: msg`This does not look right`,
  value_error: msg`This does not look right`,
  string_too_short: msg`This is too short`,
  string_too_long: msg`This is too long`,
  too_long: msg`This is too long`,
  unreadable_date: msg`Write a day such as 12 March, tomorrow or 3d`,
  taken: msg`This is already in use`,
});

const BY_STATUS: Record<number, MessageDescriptor> = {
  401: msg`You are signed out. Sign in again; nothing you saved is lost.`,
  403: msg`You may see this, but not change it.`,
  404: msg`This does not exist any more, or you may not see it.`,
  409: msg`Someone changed this at the same time. Look at what is there now and try again.`,
  412: msg`Someone changed the same fields meanwhile. Look at what is there now and try again.`,
  413: msg`This is too large.`,
  422: msg`Something in this form is not right yet.`,
  429: msg`Too many tries in a short time. Wait a moment and try again.`,
  503: msg`The server is busy. Nothing was lost; try again in a moment.`,
};

const OTHERWISE = msg`Something went wrong on the server. Nothing was changed; try again, and tell your administrator if it stays.`;

/** The sentence for one code, or null when nobody explained it. */
export function textOfCode(code: string, facts: Readonly<Record<string, unknown>> = {}): string | null {
  const known = byCode.get(code) ?? byCode.get(code.split(".").at(-1) ?? code);
  return known ? translate({ ...known, values: { ...facts } }) : null;
}

/** What happened, what was kept and what to do next, in the reader's language; a circle is named task by task. */
export function problemText(problem: Problem): string {
  const text = textOfCode(problem.code, problem.facts) ?? translate(BY_STATUS[problem.status] ?? OTHERWISE);
  const circle = circleText(problem.facts.cycle);
  return circle ? `${text} ${circle}` : text;
}

const UNSEEN = msg`a task you may not see`;

function isNamed(value: unknown): value is { task: string; campaign: string } {
  return typeof value === "object" && value !== null && "task" in value && "campaign" in value;
}

/** "Film (Spring) → Print (Autumn) → Film": tasks that wait for each other, with campaigns where there are several. */
export function circleText(cycle: unknown): string {
  const around = Array.isArray(cycle) ? cycle.filter(isNamed) : [];
  const several = new Set(around.map(({ campaign }) => campaign)).size > 1;
  const words = around.map(({ task, campaign }) => {
    if (!task) return translate(UNSEEN);
    return several ? `${task} (${campaign})` : task;
  });
  return [...words, ...words.slice(0, 1)].join(" → ");
}
