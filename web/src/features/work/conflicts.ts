import { createStore } from "@/lib/store";
import type { RowChanges } from "./patch";

/** A change that met another made meanwhile: nothing typed is lost until the person decides. */
export interface EditConflict {
  taskId: string;
  taskName: string;
  mine: RowChanges;
  /** The values now on the server, by field. */
  theirs: Readonly<Record<string, unknown>>;
  /** Person who made them. */
  by: string | null;
  /** Writes mine over theirs. */
  insist: () => void;
}

export const editConflict = createStore<EditConflict | null>(null);
