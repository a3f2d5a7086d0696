import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { problemText } from "./problem-text";

interface Options {
  /** What to read again once it is written. */
  stale?: readonly QueryKey[];
  /** Said when it is done; with "Undo" where the server made a batch of it. */
  done?: string;
  /** Leaves a refusal to the form, which shows it at its fields. */
  quiet?: boolean;
  onDone?: () => void;
}

function batchIn(answer: unknown): string | null {
  const response = (answer as { response?: unknown } | undefined)?.response;
  return response instanceof Response ? response.headers.get("X-Batch") : null;
}

/** One write of a page: refusals are said, what it touches is read again, and what can be undone says so. */
export function useWrite<Input = void, Answer = unknown>(
  send: (input: Input) => Promise<Answer>,
  options: Options = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      for (const queryKey of options.stale ?? []) void queries.invalidateQueries({ queryKey });
      if (options.done) showToast({ text: options.done, batch: batchIn(answer) });
      options.onDone?.();
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (!problem || options.quiet) return;
      showToast({ text: problemText(problem), tone: "failed" });
    },
  });
}
