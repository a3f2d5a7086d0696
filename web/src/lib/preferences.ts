import { createStore } from "./store";

export type Theme = "auto" | "light" | "dark";
export type Density = "compact" | "regular" | "comfortable";

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "sv"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Preferences {
  theme: Theme;
  density: Density;
  /** Null follows the browser. */
  language: Language | null;
  /** False turns every single-key shortcut off, for people who use speech input. */
  singleKeys: boolean;
}

const KEYS = {
  theme: "drumbeat.theme",
  density: "drumbeat.density",
  language: "drumbeat.language",
  keys: "drumbeat.keys",
};

const PREFERENCES = ["theme", "density", "language", "singleKeys"] as const;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function oneOf<Choice extends string>(value: string | null, choices: readonly Choice[], otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}

/** What this browser remembers. */
export function readPreferences(): Preferences {
  return {
    theme: oneOf(read(KEYS.theme), ["auto", "light", "dark"], "auto"),
    density: oneOf(read(KEYS.density), ["compact", "regular", "comfortable"], "regular"),
    language: LANGUAGES.find((language) => language === read(KEYS.language)) ?? null,
    singleKeys: read(KEYS.keys) !== "off",
  };
}

export const preferences = createStore<Preferences>(readPreferences());

/** Changes some preferences here and in this browser's memory; whoever follows them may set the same again. */
export function updatePreferences(changes: Partial<Preferences>): void {
  const before = preferences.get();
  const next = { ...before, ...changes };
  if (PREFERENCES.every((name) => next[name] === before[name])) return;
  preferences.set(next);
  write(KEYS.theme, next.theme === "auto" ? null : next.theme);
  write(KEYS.density, next.density === "regular" ? null : next.density);
  write(KEYS.language, next.language);
  write(KEYS.keys, next.singleKeys ? null : "off");
}

/** The shipped language nearest to what the browser asks for, English when none is near. */
export function nearestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    if (lower.startsWith("zh")) return /hant|-tw|-hk|-mo/.test(lower) ? "zh-Hant" : "zh-Hans";
    const found = LANGUAGES.find((language) => lower === language || lower.startsWith(`${language}-`));
    if (found) return found;
  }
  return "en";
}
