import { t } from "@lingui/core/macro";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { requestJson } from "@/api/client";
import { asProblem } from "@/lib/problem";
import { closeToast, showToast, type Toast } from "@/lib/toasts";
import { problemText } from "@/ui/feedback/problem-text";

interface Undone {
  reverted: number;
  kept: { name: string; by: string }[];
}

/** Undoes the batch a toast names. What others changed since stays, and is said. */
export async function undoToast(toast: Toast, queries: QueryClient): Promise<void> {
  closeToast(toast.id);
  toast.revert?.();
  if (!toast.batch) return;
  try {
    const { kept } = await requestJson<Undone>("POST", `/api/v1/batches/${toast.batch}/undo`);
    const names = kept.map((one) => `${one.name} (${one.by})`).join(", ");
    showToast({ text: kept.length === 0 ? t`Undone` : t`Undone, except what others changed since: ${names}` });
    void queries.invalidateQueries();
  } catch (error) {
    const problem = asProblem(error);
    if (!problem) throw error;
    showToast({ text: problemText(problem), tone: "failed" });
  }
}

/** Undoing as a function for keys and buttons. */
export function useUndo(): (toast: Toast) => void {
  const queries = useQueryClient();
  return (toast) => void undoToast(toast, queries);
}
