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

// The first that fits is meant: nearly every browser also names those it descends from.
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

/** "Firefox, Windows" from the name a browser gives itself; the name as it is when it is none of the known. */
export function browserOf(userAgent: string): string {
  const nameIn = (list: typeof BROWSERS | typeof SYSTEMS) => list.find(([sign]) => userAgent.includes(sign))?.[1];
  return [nameIn(BROWSERS), nameIn(SYSTEMS)].filter(Boolean).join(", ") || userAgent;
}
