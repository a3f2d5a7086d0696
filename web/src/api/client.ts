import createFetchClient from "openapi-fetch";
import { guardedFetch } from "./http";

/** Header that makes a PATCH fail with 412 if the same fields changed after `seq`. */
export function ifMatch(seq: number): { "If-Match": string } {
  return { "If-Match": String(seq) };
}

/** The batch a write made, to be offered for undo; null when it made none. */
export function batchOf(response: Response): string | null {
  return response.headers.get("X-Batch");
}

/** A typed client over the generated paths; every failure is thrown as a Problem. */
export function createApi<Paths extends {}>() {
  return createFetchClient<Paths>({ baseUrl: "/", fetch: (request) => guardedFetch(request) });
}

/** One JSON request for the few doors outside the API description (session, first run). */
export async function requestJson<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const request = new Request(new URL(path, location.origin), {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await guardedFetch(request);
  return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer);
}
