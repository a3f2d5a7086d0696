const seen = new Map<string, number>();

/** Remembers the state of a task this browser itself wrote, so that its next change does not conflict with its last. */
export function sawTask(id: string, etag: number): void {
  seen.set(id, Math.max(etag, seen.get(id) ?? 0));
}

/** The latest state of a task this browser knows: `read` is the seq at which the screen was read. */
export function knownState(id: string, read: number): number {
  return Math.max(read, seen.get(id) ?? 0);
}
