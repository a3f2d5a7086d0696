import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type AcrossRow = Schemas["AcrossRow"];
export type Milestone = Schemas["Milestone"];
/** Rows over campaigns with the lists they point into. */
export type Across = Pick<Schemas["MyWork"], "tasks" | "campaigns" | "today" | "people">;

/** The person's day. */
export const todayQuery = queryOptions({
  queryKey: ["today"],
  queryFn: ({ signal }): Promise<Schemas["Today"]> => bodyOf(api.GET("/api/v1/today", { signal })),
});

/** The person's open tasks over all campaigns. */
export const myWorkQuery = queryOptions({
  queryKey: ["my-work"],
  queryFn: ({ signal }): Promise<Schemas["MyWork"]> => bodyOf(api.GET("/api/v1/my-work", { signal })),
});

/** A page of the guide in the reader's language. */
export function guideQuery(page: string) {
  return queryOptions({
    queryKey: ["guide", page],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/v1/guide", { params: { query: { page } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const MINE = [["today"], ["my-work"]];
invalidates("task", () => MINE);
invalidates("campaign", () => MINE);
