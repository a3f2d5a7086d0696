import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { createStore } from "@/lib/store";
import type { LiveConnection } from "./live-connection";

/** An object that changed. `id` is null when so many changed that only the list is named. */
export interface LiveRef {
  kind: string;
  id: string | null;
  scope: string | null;
}

/** One message of `/api/v1/live`: what changed, without content; `lists` are "kind" or "kind:scope". */
export interface LiveMessage {
  seq: number;
  refs: LiveRef[];
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

function readList(list: string): LiveRef {
  const cut = list.indexOf(":");
  return cut < 0
    ? { kind: list, id: null, scope: null }
    : { kind: list.slice(0, cut), id: null, scope: list.slice(cut + 1) };
}

/** The distinct query keys one message touches. */
export function keysOf(message: LiveMessage): QueryKey[] {
  const keys = new Map<string, QueryKey>();
  for (const ref of [...message.refs, ...message.lists.map(readList)]) {
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
