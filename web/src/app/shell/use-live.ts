import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followLive } from "@/api/live";
import { browserMeans, SharedLive } from "@/api/live-connection";
import { useMe } from "./use-me";

/** Keeps the cache fresh while someone is signed in; starts again when it becomes someone else. */
export function useLive(): void {
  const queries = useQueryClient();
  const me = useMe();
  const who = `${me.workspace.id}.${me.person.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: later readings of `me` must not reopen the stream.
  useEffect(() => followLive(queries, new SharedLive(browserMeans(), me.seq, `drumbeat.live.${who}`)), [queries, who]);
}
