import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { problemText } from "./problem-text";

/** Says in a toast why the server refused; an error that is no refusal is thrown on. */
export function complain(error: unknown): void {
  const problem = asProblem(error);
  if (!problem) throw error;
  showToast({ text: problemText(problem), tone: "failed" });
}

/** Runs a write; answers whether the server took it, having said why when not. */
export async function attempt(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}
