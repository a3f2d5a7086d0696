/** Names any object: `task:0198…`. */
export interface Ref {
  kind: string;
  id: string;
}

export function formatRef(ref: Ref): string {
  return `${ref.kind}:${ref.id}`;
}

/** Reads "task:0198…"; null for anything else, since it comes from the address bar. */
export function readRef(text: unknown): Ref | null {
  if (typeof text !== "string") return null;
  const match = /^([a-z_]{1,40}):([0-9A-Za-z-]{1,64})$/.exec(text);
  return match?.[1] && match[2] ? { kind: match[1], id: match[2] } : null;
}
