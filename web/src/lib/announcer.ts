import { createStore } from "./store";

export interface Announcement {
  text: string;
  urgent: boolean;
  /** Grows with each announcement, so that the same words are read again. */
  turn: number;
}

export const announcement = createStore<Announcement>({ text: "", urgent: false, turn: 0 });

/** Lets screen readers say a short sentence; urgent ones interrupt. */
export function announce(text: string, urgent = false): void {
  announcement.set((before) => ({ text, urgent, turn: before.turn + 1 }));
}
