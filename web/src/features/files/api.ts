import { queryOptions } from "@tanstack/react-query";
import { guardedFetch } from "@/api/http";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type StoredFile = Schemas["FileOut"];

/** The files attached to an object. */
export function filesQuery(kind: string, id: string) {
  return queryOptions({
    queryKey: ["files", kind, id],
    queryFn: ({ signal }): Promise<StoredFile[]> =>
      bodyOf(api.GET("/api/v1/files", { params: { query: { kind, id } }, signal })) as Promise<StoredFile[]>,
  });
}

/** Attaches one file; the browser writes the multipart body. */
export async function attachFile(kind: string, id: string, file: File): Promise<void> {
  const body = new FormData();
  body.set("kind", kind);
  body.set("id", id);
  body.set("file", file);
  await guardedFetch(new Request(new URL("/api/v1/files", location.origin), { method: "POST", body }));
}

invalidates("file", () => [["files"]]);
