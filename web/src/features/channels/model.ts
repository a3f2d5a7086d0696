import type { PickerChoice } from "@/ui/fields/choice-picker";
import type { Choice } from "@/ui/fields/controls";
import type { Channel, Channels } from "./api";

/** Channels to choose one from: those offered first, then the rest of the library; the present one in any case. */
export function channelChoices(
  channels: Channels,
  present: string | null,
  offered: readonly string[] = [],
): Choice<string>[] {
  const first = channels.listed.filter(({ id }) => offered.includes(id));
  const rest = channels.listed.filter(({ id }) => !offered.includes(id));
  const kept = channels.byId.get(present ?? "");
  const left = kept?.removed ? [kept] : [];
  return [
    { value: "", label: "—" },
    ...[...left, ...first, ...rest].map(({ id, name }) => ({ value: id, label: name })),
  ];
}

/** Words to choose from, each once, by their names where they have one. */
export function choicesOf(words: readonly string[], names?: ReadonlyMap<string, string>): PickerChoice[] {
  return [...new Set(words)].map((id) => ({ id, label: names?.get(id) ?? id.replaceAll("_", " ") }));
}

/** What a channel would stand before, moved one up or one down: null is the end, undefined no move. */
export function neighbours(
  channels: readonly Channel[],
  at: number,
): { up: string | undefined; down: string | null | undefined } {
  return { up: channels[at - 1]?.id, down: at + 1 < channels.length ? (channels[at + 2]?.id ?? null) : undefined };
}

/** The formats a channel takes; every one of the library where it names none. */
export function formatsOf(channels: Channels, chosen: readonly string[]): string[] {
  const of = (some: readonly Channel[]) => [...new Set(some.flatMap(({ formats }) => formats))];
  const picked = channels.listed.filter(({ id }) => chosen.includes(id));
  return picked.length > 0 && picked.every(({ formats }) => formats.length > 0) ? of(picked) : of(channels.listed);
}
