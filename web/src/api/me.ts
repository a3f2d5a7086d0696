import { queryOptions } from "@tanstack/react-query";
import type { Language, Theme } from "@/lib/preferences";
import { requestJson } from "./client";
import { invalidates } from "./live";

/** The person using this browser, as `GET /me` tells. */
export interface Me {
  person: { id: string; name: string; email: string; language: Language | null; theme: Theme | null };
  workspace: { id: string; name: string; language: Language; time_zone: string; currency: string };
  role: "owner" | "director" | "manager" | "member" | "intern" | "guest";
  can: string[];
  languages: Language[];
  /** The history's number when this was read; the live stream goes on from here. */
  seq: number;
}

export const meKey = ["me"] as const;

/** Me; throws a Problem of status 401 for nobody. */
export const meQuery = queryOptions({
  queryKey: meKey,
  queryFn: () => requestJson<Me>("GET", "/api/v1/me"),
});

invalidates("person", () => [meKey]);
invalidates("workspace", () => [meKey]);
