const PREFIX = "drumbeat.count.";

/** How many lines a list had here before, so that its place can be kept free until it is read; null where unknown. */
export function rememberedCount(name: string): number | null {
  try {
    const count = Number.parseInt(localStorage.getItem(PREFIX + name) ?? "", 10);
    return count >= 0 ? count : null;
  } catch {
    return null;
  }
}

/** Keeps how many lines a list has for the next visit of this browser. */
export function rememberCount(name: string, count: number): void {
  try {
    localStorage.setItem(PREFIX + name, String(count));
  } catch {
    // Storage may be forbidden; the list then finds its place once it is read.
  }
}
