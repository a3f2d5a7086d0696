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

export type StatusUpdates = Schemas["StatusUpdates"];
export type StatusUpdate = Schemas["StatusUpdateOut"];
export type Answer = Schemas["Answer"];
export type Health = StatusUpdate["health"];
export type VisitorLink = Schemas["VisitorLinkOut"];
export type Visit = Schemas["Visit"];

/** How an object was said to stand, newest first, and who follows it. */
export function updatesQuery(kind: string, id: string) {
  return queryOptions({
    queryKey: ["updates", kind, id],
    queryFn: ({ signal }): Promise<StatusUpdates> =>
      bodyOf(api.GET("/api/v1/status-updates", { params: { query: { kind, id } }, signal })),
  });
}

/** The open links by which outsiders read an object's updates. */
export function visitorLinksQuery(kind: string, id: string) {
  return queryOptions({
    queryKey: ["visitor-links", kind, id],
    queryFn: ({ signal }): Promise<VisitorLink[]> =>
      bodyOf(api.GET("/api/v1/visitor-links", { params: { query: { kind, id } }, signal })),
  });
}

/** What a visitor's link shows; its key goes in the body, never in an address. */
export function visitQuery(key: string) {
  return queryOptions({
    queryKey: ["visit", key],
    queryFn: ({ signal }): Promise<Visit> => bodyOf(api.POST("/api/v1/visits/open", { body: { key }, signal })),
    retry: false,
  });
}

export const postUpdate = (body: Schemas["NewStatusUpdate"]) => api.POST("/api/v1/status-updates", { body });
export const removeUpdate = (id: string) =>
  api.DELETE("/api/v1/status-updates/{update_id}", { params: { path: { update_id: id } } });
export const follow = (kind: string, id: string, on: boolean) =>
  on
    ? api.PUT("/api/v1/follows", { body: { kind, id } })
    : api.DELETE("/api/v1/follows", { params: { query: { kind, id } } });
export const createVisitorLink = (body: Schemas["NewVisitorLink"]) => api.POST("/api/v1/visitor-links", { body });
export const revokeVisitorLink = (id: string) =>
  api.DELETE("/api/v1/visitor-links/{visitor_link_id}", { params: { path: { visitor_link_id: id } } });
export const answerVisit = (body: Schemas["VisitorAnswer"]) => api.POST("/api/v1/visits/answers", { body });
export const postComment = (body: Schemas["NewComment"]) => api.POST("/api/v1/comments", { body });

invalidates("status_update", () => [["updates"]]);
invalidates("comment", () => [["updates"]]);
invalidates("visitor_link", () => [["visitor-links"]]);
