import type { ComponentType } from "react";

export interface PaletteLine {
  id: string;
  name: string;
  where: string;
  icon: ComponentType<{ size?: number; stroke?: number }> | undefined;
  keys: string | undefined;
  run: () => void;
}

/** Lower case without accents, full-width forms made plain, so that "oversatt" finds "Översätt". */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The lines that hold every typed word; those beginning with the text come first. */
export function searchLines(lines: readonly PaletteLine[], typed: string): PaletteLine[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fitting = lines.filter((line) => words.every((word) => plain(`${line.name} ${line.where}`).includes(word)));
  const start = plain(typed).trim();
  const rank = (line: PaletteLine) => (plain(line.name).startsWith(start) ? 0 : 1);
  return fitting.sort((a, b) => rank(a) - rank(b));
}
