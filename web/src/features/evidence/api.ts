import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ifMatch } from "@/api/client";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Evidence = Schemas["EvidenceOut"];
export type EvidenceInFull = Schemas["EvidenceInFull"];
export type Citation = Schemas["CitationOut"];
export type EvidenceChanges = Schemas["EvidenceChanges"];
export type Kind = Evidence["kind"];
export type Reliability = Evidence["reliability"];

/** What of the library is asked for; empty admits all. */
export interface Wanted {
  kind: Kind | "";
  reliability: Reliability | "";
  q: string;
}

/** The library page by page, the latest observed first. */
export function libraryQuery(wanted: Wanted) {
  return infiniteQueryOptions({
    queryKey: ["evidence", "library", wanted],
    queryFn: ({ pageParam, signal }): Promise<Schemas["EvidencePage"]> => {
      const query = { ...wanted, ...(pageParam ? { cursor: pageParam } : {}) };
      return bodyOf(api.GET("/api/v1/evidence", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** One piece with what rests on it. */
export function evidenceQuery(id: string) {
  return queryOptions({
    queryKey: ["evidence", id],
    queryFn: ({ signal }): Promise<EvidenceInFull> =>
      bodyOf(api.GET("/api/v1/evidence/{evidence_id}", { params: { path: { evidence_id: id } }, signal })),
  });
}

/** What an object rests on. */
export function citationsQuery(kind: string, id: string) {
  return queryOptions({
    queryKey: ["citations", kind, id],
    queryFn: ({ signal }): Promise<Citation[]> =>
      bodyOf(api.GET("/api/v1/citations", { params: { query: { kind, id } }, signal })),
  });
}

/** The campaigns a change of the market may be planned again in. */
export const campaignChoicesQuery = queryOptions({
  queryKey: ["campaigns", "open"],
  queryFn: ({ signal }): Promise<Schemas["Portfolio"]> =>
    bodyOf(api.GET("/api/v1/campaigns", { params: { query: { state: "open" } }, signal })),
});

export const addEvidence = (body: Schemas["NewEvidence"]) => bodyOf(api.POST("/api/v1/evidence", { body }));

export const updateEvidence = (row: Evidence & { etag: number }, body: EvidenceChanges) =>
  api.PATCH("/api/v1/evidence/{evidence_id}", {
    params: { path: { evidence_id: row.id } },
    headers: ifMatch(row.etag),
    body,
  });

export const removeEvidence = (id: string) =>
  api.DELETE("/api/v1/evidence/{evidence_id}", { params: { path: { evidence_id: id } } });

export const cite = (evidence: string, kind: string, id: string, note = "") =>
  api.POST("/api/v1/evidence/{evidence_id}/citations", {
    params: { path: { evidence_id: evidence } },
    body: { kind, id, note },
  });

export const uncite = (citation: string) =>
  api.DELETE("/api/v1/citations/{citation_id}", { params: { path: { citation_id: citation } } });

export const openReplan = (evidence: string, body: Schemas["ReplanIn"]) =>
  bodyOf(api.POST("/api/v1/evidence/{evidence_id}/replan", { params: { path: { evidence_id: evidence } }, body }));

invalidates("evidence", () => [["evidence"], ["citations"]]);
invalidates("citation", () => [["citations"], ["evidence"]]);
