import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Comment = Schemas["CommentOut"];

/** What was said about an object, oldest first. */
export function commentsQuery(kind: string, id: string) {
  return queryOptions({
    queryKey: ["comments", kind, id],
    queryFn: async ({ signal }): Promise<Comment[]> => {
      const query = { kind, id, limit: 200 };
      return (await bodyOf(api.GET("/api/v1/comments", { params: { query }, signal }))).items;
    },
  });
}

export type Feed = Schemas["Feed"];
export type FeedItem = Schemas["FeedItem"];

/** Whose feed is meant. */
export interface FeedOf {
  campaign?: string;
  task?: string;
  program?: string;
  goal?: string;
}

function feedKey({ campaign, task, program, goal }: FeedOf) {
  if (task) return ["task", task, "feed"];
  if (goal) return ["goal", goal, "feed"];
  return program ? ["program", program, "feed"] : ["campaign", campaign, "feed"];
}

/** What happened in a campaign or to a task or program, newest first, page by page. */
export function feedQuery(of: FeedOf) {
  return infiniteQueryOptions({
    // Below the campaign or the task, so that what makes those stale makes their history stale too.
    queryKey: feedKey(of),
    queryFn: ({ pageParam, signal }): Promise<Feed> => {
      const query = { ...of, limit: 20, ...(pageParam ? { cursor: pageParam } : {}) };
      return bodyOf(api.GET("/api/v1/feed", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** Markdown as the server will show it. */
export function previewQuery(body: string) {
  return queryOptions({
    queryKey: ["markdown", body],
    queryFn: ({ signal }) => bodyOf(api.POST("/api/v1/markdown", { body: { body }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

invalidates("comment", () => [["comments"]]);
