import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { createStore } from "@/lib/store";
import type { LiveConnection } from "./live-connection";

/** What a message says of one object. */
export interface LiveRef {
  kind: string;
  /** Null when so many of the kind changed that they are not named. */
  id: string | null;
  /** True when something inside this object changed (a task of this campaign), not the object itself. */
  within: boolean;
}

/** One message of `/api/v1/live`: what changed, without content. `refs` are "kind:id", `lists` "kind:id" or "kind:*". */
export interface LiveMessage {
  seq: number;
  refs: string[];
  lists: string[];
}

export type LiveStatus = "connecting" | "live" | "waiting";

export const liveStatus = createStore<LiveStatus>("connecting");

type Affected = (ref: LiveRef) => QueryKey[];
const affected = new Map<string, Affected[]>();

/** Says which queries a change of some kind of object makes stale. Call at module level of a feature's `api.ts`. */
export function invalidates(kind: string, keys: Affected): void {
  affected.set(kind, [...(affected.get(kind) ?? []), keys]);
}

function readRef(text: string, within: boolean): LiveRef {
  const cut = text.indexOf(":");
  const id = text.slice(cut + 1);
  return { kind: text.slice(0, cut), id: id === "*" ? null : id, within: within && id !== "*" };
}

/** The distinct query keys one message touches. */
export function keysOf(message: LiveMessage): QueryKey[] {
  const keys = new Map<string, QueryKey>();
  const refs = [...message.refs.map((ref) => readRef(ref, false)), ...message.lists.map((list) => readRef(list, true))];
  for (const ref of refs) {
    for (const key of (affected.get(ref.kind) ?? []).flatMap((keysFor) => keysFor(ref))) {
      keys.set(JSON.stringify(key), key);
    }
  }
  return [...keys.values()];
}

/** Keeps a query cache fresh from a connection; answers how to stop. */
export function followLive(queries: QueryClient, connection: LiveConnection): () => void {
  return connection.start({
    message: (message) => {
      for (const queryKey of keysOf(message)) void queries.invalidateQueries({ queryKey });
    },
    // What a person may see changed: drop what is no longer theirs and read the rest again.
    accessChanged: () => void queries.resetQueries(),
    // Time passed unseen (a page restored from the browser's memory): anything may be stale.
    missed: () => void queries.invalidateQueries(),
    refused: () => void queries.invalidateQueries({ queryKey: ["me"] }),
    status: (status) => liveStatus.set(status),
  });
}
