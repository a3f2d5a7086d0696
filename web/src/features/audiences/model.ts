import type { Audience, CampaignAudience, Limit, Message } from "./api";

export interface Family {
  /** Null for personas of no profile. */
  profile: Audience | null;
  personas: Audience[];
}

/** Profiles with their personas, then the personas that belong to none. */
export function familiesOf(audiences: readonly Audience[]): Family[] {
  const profiles = audiences.filter(({ kind }) => kind === "icp");
  const known = new Set(profiles.map(({ id }) => id));
  const personas = audiences.filter(({ kind }) => kind === "persona");
  const own = profiles.map((profile) => ({
    profile,
    personas: personas.filter(({ parent_id }) => parent_id === profile.id),
  }));
  const loose = personas.filter(({ parent_id }) => !parent_id || !known.has(parent_id));
  return loose.length > 0 ? [...own, { profile: null, personas: loose }] : own;
}

/** A segment as segments are compared: "18–24" is "18-24". */
function folded(segment: string): string {
  return segment
    .replace(/[‐-―−－~〜]/g, "-")
    .replace(/\s/g, "")
    .toLowerCase();
}

/** The limits that concern an audience: by name, by its profile's, or by a segment of either. */
export function limitsOn(audience: Audience, profile: Audience | undefined, limits: readonly Limit[]): Limit[] {
  const own = profile ? [audience, profile] : [audience];
  const ids = new Set(own.map(({ id }) => id));
  const segments = new Set(own.flatMap((each) => each.segments.map(folded)));
  return limits.filter((limit) =>
    limit.audience_id ? ids.has(limit.audience_id) : segments.has(folded(limit.segment)),
  );
}

export interface Room {
  /** Null is everyone. */
  audienceId: string | null;
  primary: boolean;
  messages: Message[];
}

/** The house: a room for each audience addressed, for those only messages speak to, and last for everyone. */
export function roomsOf(addressed: readonly CampaignAudience[], messages: readonly Message[]): Room[] {
  const spoken = messages.flatMap(({ audience_id }) => audience_id ?? []);
  const ids = [...new Set([...addressed.map(({ audience_id }) => audience_id), ...spoken])];
  const primary = addressed.find((each) => each.primary)?.audience_id;
  const rooms = ids.map((id) => ({
    audienceId: id,
    primary: id === primary,
    messages: messages.filter(({ audience_id }) => audience_id === id),
  }));
  const everyone = messages.filter(({ audience_id }) => audience_id === null);
  return [...rooms, { audienceId: null, primary: false, messages: everyone }];
}

/** Words typed with commas between, each once. */
export function wordsIn(typed: string): string[] {
  const words = typed.split(/[,，、;；]/).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}
