import { createStore } from "./store";

export interface Toast {
  id: number;
  text: string;
  tone: "done" | "failed";
  /** Batch the server can undo; the toast then offers "Undo". */
  batch: string | null;
  /** Takes a single change back where there is no batch; "Undo" runs it. */
  revert: (() => void) | null;
  /** Milliseconds until it leaves by itself; null stays until closed. */
  lasts: number | null;
}

const MOST = 4;
let lastId = 0;

export const toasts = createStore<readonly Toast[]>([]);

/** Shows a line at the foot of the page, newest last; the oldest leaves when four are shown. */
export function showToast(toast: {
  text: string;
  tone?: Toast["tone"];
  batch?: string | null;
  revert?: (() => void) | null;
  lasts?: number | null;
}): number {
  lastId += 1;
  const lasts = toast.lasts === undefined ? (toast.batch || toast.revert ? 10_000 : 5_000) : toast.lasts;
  const shown: Toast = {
    id: lastId,
    text: toast.text,
    tone: toast.tone ?? "done",
    batch: toast.batch ?? null,
    revert: toast.revert ?? null,
    lasts,
  };
  toasts.set((before) => [...before, shown].slice(-MOST));
  return lastId;
}

export function closeToast(id: number): void {
  toasts.set((before) => before.filter((toast) => toast.id !== id));
}

/** The newest toast that can be undone: what Z undoes. */
export function lastUndoable(): Toast | undefined {
  return toasts.get().findLast((toast) => toast.batch !== null || toast.revert !== null);
}
