import { api, bodyOf } from "@/api/server";
import type { FoundItem } from "@/lib/parts";

/** Where a found thing of each kind is seen; kinds that are not named here have no place of their own. */
const PLACES: Readonly<Record<string, (id: string, within: string | null) => string | null>> = {
  campaign: (id) => `/campaigns/${id}`,
  deliverable: (_, campaign) => campaign && `/campaigns/${campaign}/deliverables`,
  task: (id) => `/tasks/${id}`,
  goal: (id) => `/goals/${id}`,
  audience: (id) => `/audiences/${id}`,
  evidence: (id) => `/evidence?panel=evidence:${id}`,
  channel: () => "/channels",
  person: () => "/people",
};

/** The things of all areas whose names hold the words, with the address of each. */
export async function findEverywhere(words: string, signal: AbortSignal): Promise<FoundItem[]> {
  const { items } = await bodyOf(api.GET("/api/v1/search", { params: { query: { q: words.trim() } }, signal }));
  return placed(items);
}

type Answered = Omit<FoundItem, "to"> & { within: string | null };

/** Found things with their addresses, without those that have none. */
export function placed(items: readonly Answered[]): FoundItem[] {
  return items.flatMap(({ within, ...item }) => {
    const to = PLACES[item.kind]?.(item.id, within);
    return to ? [{ ...item, to }] : [];
  });
}
