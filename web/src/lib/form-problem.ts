import { asProblem, type Problem } from "./problem";

/** A failed save split into what belongs to single fields and what belongs to the whole form. */
export interface FormProblem {
  fields: Readonly<Record<string, string[]>>;
  /** Set when no shown field carries the fault. */
  whole: Problem | null;
}

/** Splits an error by the fields a form shows; null when there is none. Unknown errors are thrown on. */
export function splitProblem(error: unknown, shown: readonly string[]): FormProblem | null {
  if (error === null || error === undefined) return null;
  const problem = asProblem(error);
  if (!problem) throw error;
  const known = Object.keys(problem.fields).filter((field) => shown.includes(field));
  return { fields: problem.fields, whole: known.length > 0 ? null : problem };
}
