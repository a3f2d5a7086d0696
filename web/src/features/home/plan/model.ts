import type { Plan, StepKey } from "./api";

export const STEP_KEYS = [
  "goal",
  "metrics",
  "audience",
  "message",
  "scope",
  "team",
  "deliverables",
  "budget",
  "timeline",
  "measurement",
] as const satisfies readonly StepKey[];

/** True for the name of a step. */
export function isStep(value: unknown): value is StepKey {
  return STEP_KEYS.some((key) => key === value);
}

/** How many of the ten steps have their records. */
export function stepsDone(steps: Plan["steps"]): number {
  return steps.filter((step) => step.state === "done").length;
}

/** Where to go on: where it was left, else the first step that is open, else the first. */
export function whereToGoOn(plan: Pick<Plan, "steps" | "brief">): StepKey {
  const left = plan.brief.step;
  if (isStep(left)) return left;
  return plan.steps.find((step) => step.state === "open")?.key ?? "goal";
}

/** The step after or before this one; null at the ends. */
export function neighbour(key: StepKey, by: 1 | -1): StepKey | null {
  return STEP_KEYS[STEP_KEYS.indexOf(key) + by] ?? null;
}
