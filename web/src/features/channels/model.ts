import type { Choice } from "@/ui/fields/controls";
import type { Channels } from "./api";

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
