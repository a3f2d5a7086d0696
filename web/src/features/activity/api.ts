import { queryOptions } from "@tanstack/react-query";
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

invalidates("comment", () => [["comments"]]);
