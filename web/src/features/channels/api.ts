import { queryOptions, useQuery } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Channel = Schemas["ChannelOut"];
export type ChannelChanges = Schemas["ChannelChanges"];
export type JourneyStage = Channel["journey_stages"][number];

/** The library in its order; removed channels too, for the names of what was made for them. */
export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: ({ signal }): Promise<Channel[]> => bodyOf(api.GET("/api/v1/channels", { signal })),
});

/** Names of the metrics by key, for what a channel is measured by. */
export const metricNamesQuery = queryOptions({
  queryKey: ["metrics"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/v1/metrics", { signal })),
  select: (metrics) => new Map(metrics.map(({ key, name }) => [key, name])),
});

export interface Channels {
  /** Those of the library, in its order. */
  listed: Channel[];
  /** Any channel that is or was in the library. */
  byId: ReadonlyMap<string, Channel>;
  nameOf: (id: string | null) => string;
}

const NONE: Channel[] = [];

/** The channels for places that choose or name one. */
export function useChannels(): Channels {
  const all = useQuery(channelsQuery).data ?? NONE;
  const byId = new Map(all.map((channel) => [channel.id, channel]));
  return {
    listed: all.filter(({ removed }) => !removed),
    byId,
    nameOf: (id) => (id && byId.get(id)?.name) || "",
  };
}

export const createChannel = (name: string) =>
  api.POST("/api/v1/channels", { body: { name, cost_model: "none", lead_days: 0 } });
export const updateChannel = (id: string, changes: ChannelChanges) =>
  api.PATCH("/api/v1/channels/{channel_id}", { params: at(id), body: changes });
export const moveChannel = (id: string, beforeId: string | null) =>
  api.POST("/api/v1/channels/{channel_id}/move", { params: at(id), body: { before_id: beforeId } });
export const removeChannel = (id: string) => api.DELETE("/api/v1/channels/{channel_id}", { params: at(id) });

const at = (id: string) => ({ path: { channel_id: id } });

// What is shown of a channel elsewhere is read again with it: the matrix of a campaign, the offers of a type.
invalidates("channel", () => [["channels"], ["campaign"]]);
