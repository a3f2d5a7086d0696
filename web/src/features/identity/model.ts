/** The way back after signing in: only an address inside this site, else the start. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const url = new URL(next, "http://here.invalid");
  return url.host === "here.invalid" && !next.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** The secret of a link, kept behind the # so that it never reaches a server's log. */
export function keyOfHash(hash: string): string {
  return decodeURIComponent(hash.replace(/^#?(key=)?/, ""));
}

/** A mailed code as people paste it: spaces and a hyphen do not matter. */
export function tidyCode(typed: string): string {
  return typed.replace(/[\s-]/g, "").toUpperCase();
}
