import { Problem, type ProblemDocument } from "@/lib/problem";

/** Named as in the server's settings. */
export const CSRF_COOKIE = "drumbeat_csrf";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The value of one cookie, or null. */
export function cookie(name: string, source: string = document.cookie): string | null {
  for (const pair of source.split("; ")) {
    const cut = pair.indexOf("=");
    if (pair.slice(0, cut) === name) return decodeURIComponent(pair.slice(cut + 1));
  }
  return null;
}

/** Adds what every write needs: the CSRF header and, on POST, a key that makes a repeated request harmless. */
export function withWriteHeaders(request: Request): Request {
  if (SAFE.has(request.method)) return request;
  const token = cookie(CSRF_COOKIE);
  if (token) request.headers.set("X-CSRFToken", token);
  if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
    request.headers.set("Idempotency-Key", crypto.randomUUID());
  }
  return request;
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get("Retry-After"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Reads a failed response as a Problem; an answer that is not JSON (a proxy's page) keeps its status only. */
export async function problemOf(response: Response): Promise<Problem> {
  let document: Partial<ProblemDocument> = {};
  if (response.headers.get("Content-Type")?.includes("json")) {
    document = (await response.json().catch(() => ({}))) as Partial<ProblemDocument>;
  }
  const code = document.code ?? `http.${response.status}`;
  return new Problem({ ...document, status: response.status, code }, retryAfterOf(response));
}

/**
 * `fetch` that throws Problems and adds the write headers; a request that never arrived has status 0.
 * Statuses `expected` names are answered, for doors where they are no failure.
 */
export async function guardedFetch(
  request: Request,
  expected: (status: number) => boolean = () => false,
): Promise<Response> {
  const response = await fetch(withWriteHeaders(request)).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem({ status: 0, code: "network.unreachable" });
  });
  if (!response.ok && !expected(response.status)) throw await problemOf(response);
  return response;
}
