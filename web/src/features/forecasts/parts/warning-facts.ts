import type { Warning } from "../api";

export interface Facts {
  name: string;
  count: number;
  minutes: number;
  days: number;
  from: number;
  to: number;
  first: string;
  target: string;
  projected: string;
}

/** The reason of a warning with every fact in its place; what a kind does not have is empty or nothing. */
export function factsOf({ facts }: Pick<Warning, "facts">): Facts {
  const tasks = Array.isArray(facts.tasks) ? (facts.tasks as Record<string, unknown>[]) : [];
  const worst = tasks[0] ?? {};
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const number = (value: unknown) => (typeof value === "number" ? value : 0);
  return {
    name: text(worst.name),
    count: number(facts.count) || tasks.length,
    minutes: number(facts.minutes) || number(worst.minutes),
    days: number(facts.days),
    from: number(facts.from),
    to: number(facts.to),
    first: text(facts.first) || FAR,
    target: text(facts.target) || FAR,
    projected: text(facts.projected) || FAR,
  };
}

/** Any day: kinds without one never show it. */
const FAR = "2000-01-01";
