import { useEffect, useRef } from "react";
import { preferences } from "./preferences";
import { createStore } from "./store";

export interface Shortcut {
  /** "mod+k", "alt+ArrowUp", "?", or a sequence such as "g t". */
  keys: string;
  /** Shown in the help sheet, already in the reader's language. */
  label: string;
  group: string;
  run: (event: KeyboardEvent) => void;
}

/** Milliseconds a sequence waits for its second key. */
const PATIENCE = 1200;
const MODIFIED = /(mod|alt)\+/;

export const shortcuts = createStore<readonly Shortcut[]>([]);

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The key alone. With Alt held, some layouts type symbols; the code then names the letter that was meant. */
function keyName(event: Pressed): string {
  if (event.altKey && event.code.startsWith("Key")) return event.code.slice(3).toLowerCase();
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** Words an event the way `Shortcut.keys` does. `mod` is Command on a Mac, Control elsewhere. */
export function wordOf(event: Pressed): string {
  const mod = event.ctrlKey || event.metaKey;
  // Shift is part of characters such as "?", and is named only where it adds meaning.
  const shift = event.shiftKey && (mod || event.key.length > 1);
  const held = [mod && "mod", event.altKey && "alt", shift && "shift"].filter(Boolean);
  return [...held, keyName(event)].join("+");
}

/** True where letters are being written, so that single keys must stay letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  const input = target.closest("input, textarea, select, [contenteditable=''], [contenteditable=true]");
  return input !== null && !["checkbox", "radio", "button", "range"].includes((input as HTMLInputElement).type);
}

let pending = "";
let pendingSince = 0;

function find(keys: string): Shortcut | undefined {
  return shortcuts.get().findLast((shortcut) => shortcut.keys === keys);
}

function startsSequence(word: string): boolean {
  return shortcuts.get().some((shortcut) => shortcut.keys.startsWith(`${word} `));
}

function mustStayQuiet(event: KeyboardEvent, word: string): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.key === "Shift") return true;
  return !MODIFIED.test(word) && (isWriting(event.target) || !preferences.get().singleKeys);
}

/** Runs the shortcut an event completes. The last registered wins, so a panel overrides the page beneath it. */
export function handleKey(event: KeyboardEvent): void {
  const word = wordOf(event);
  if (mustStayQuiet(event, word)) return;
  const before = performance.now() - pendingSince < PATIENCE ? pending : "";
  const shortcut = find(`${before} ${word}`) ?? find(word);
  pending = !shortcut && startsSequence(word) ? word : "";
  pendingSince = performance.now();
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run(event);
}

/** Registers shortcuts while the component is mounted. Texts and handlers may change between renders. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list);
  latest.current = list;
  const signature = list.map((shortcut) => `${shortcut.keys}\t${shortcut.label}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the list, whose handlers are read late.
  useEffect(() => {
    const mine = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }));
    shortcuts.set((before) => [...before, ...mine]);
    return () => shortcuts.set((before) => before.filter((shortcut) => !mine.includes(shortcut)));
  }, [signature]);
}

/** Listens on the window; call once, in the app. */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);
}

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
const SYMBOLS: Record<string, string> = {
  mod: MAC ? "⌘" : "Ctrl",
  alt: MAC ? "⌥" : "Alt",
  shift: MAC ? "⇧" : "Shift",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  escape: "Esc",
  " ": "Space",
};

/** The caps to draw for some keys: "g t" → [["G"], ["T"]], "mod+k" → [["Ctrl", "K"]]. */
export function capsOf(keys: string): string[][] {
  return keys
    .split(" ")
    .map((chord) =>
      chord.split("+").map((key) => SYMBOLS[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)),
    );
}
