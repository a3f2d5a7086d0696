import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/lib/problem";
import { requestJson } from "../client";
import { cookie } from "../http";
import { retryDelay, shouldRetry } from "../query-client";
import { confirmSignInCode, readSession, requestSignInCode, signInWithPassword } from "../session";

let asked: Request[] = [];

/** Stands in for the network: answers requests in order and keeps them. */
function answer(...responses: (Response | Error)[]): void {
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    const next = responses.shift();
    if (next === undefined) throw new Error(`unexpected ${request.method} ${request.url}`);
    if (next instanceof Error) throw next;
    return next;
  });
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json", ...headers } });

async function failure(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw new Error("expected a Problem");
  return error;
}

beforeEach(() => {
  asked = [];
  // biome-ignore lint/suspicious/noDocumentCookie: the only way to give jsdom a cookie.
  document.cookie = "drumbeat_csrf=abc%3D";
});
afterEach(() => vi.unstubAllGlobals());

describe("requests", () => {
  it("reads cookies by their whole name", () => {
    expect(cookie("token", "xtoken=1; token=a%20b")).toBe("a b");
    expect(cookie("none", "xtoken=1")).toBeNull();
  });

  it("writes with the CSRF token, and POST with a fresh idempotency key", async () => {
    answer(json(200, {}), json(200, {}), json(200, {}));
    await requestJson("POST", "/api/v1/tasks", { name: "x" });
    await requestJson("POST", "/api/v1/tasks", { name: "x" });
    await requestJson("GET", "/api/v1/tasks");
    const keys = asked.map((request) => request.headers.get("Idempotency-Key"));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBeNull();
    expect(asked.map((request) => request.headers.get("X-CSRFToken"))).toEqual(["abc=", "abc=", null]);
  });

  it("throws what the server says", async () => {
    answer(json(422, { code: "work.invalid", facts: { most: 3 }, fields: { name: ["blank"] } }));
    const problem = await failure(requestJson("PATCH", "/api/v1/tasks/1", {}));
    expect([problem.status, problem.code, problem.facts, problem.fields]).toEqual([
      422,
      "work.invalid",
      { most: 3 },
      { name: ["blank"] },
    ]);
  });

  it("makes a Problem of a proxy's page and of no answer at all", async () => {
    answer(new Response("<html>", { status: 502 }), new TypeError("failed to fetch"));
    expect((await failure(requestJson("GET", "/x"))).code).toBe("http.502");
    expect((await failure(requestJson("GET", "/x"))).status).toBe(0);
  });

  it("tries again only where waiting helps, as long as asked", () => {
    const busy = new Problem({ status: 503, code: "busy" }, 7);
    expect(shouldRetry(0, busy)).toBe(true);
    expect(shouldRetry(3, busy)).toBe(false);
    expect(shouldRetry(0, new Problem({ status: 404, code: "gone" }))).toBe(false);
    expect(retryDelay(0, busy)).toBe(7_000);
    expect(retryDelay(2, new TypeError())).toBe(2_000);
  });
});

describe("session", () => {
  it("takes 401 for a further step, not a failure", async () => {
    answer(
      json(401, {
        status: 401,
        data: { flows: [{ id: "login" }, { id: "login_by_code", is_pending: true }] },
        meta: { is_authenticated: false },
      }),
    );
    expect(await requestSignInCode("a@example.com")).toEqual({ signedIn: false, pending: "login_by_code" });
  });

  it("says when someone is signed in", async () => {
    answer(json(200, { status: 200, data: {}, meta: { is_authenticated: true } }));
    expect(await readSession()).toEqual({ signedIn: true, pending: null });
  });

  it("gives each fault to its field", async () => {
    answer(json(400, { status: 400, errors: [{ code: "incorrect_code", param: "code", message: "no" }] }));
    const problem = await failure(confirmSignInCode("1"));
    expect([problem.code, problem.fields]).toEqual(["auth.incorrect_code", { code: ["incorrect_code"] }]);
  });

  it("fetches the CSRF cookie first when there is none", async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the only way to take jsdom's cookie away.
    document.cookie = "drumbeat_csrf=; max-age=0";
    answer(json(401, { data: { flows: [] } }), json(200, { meta: { is_authenticated: true } }));
    await signInWithPassword("a@example.com", "secret");
    expect(asked.map((request) => `${request.method} ${new URL(request.url).pathname}`)).toEqual([
      "GET /_allauth/browser/v1/auth/session",
      "POST /_allauth/browser/v1/auth/login",
    ]);
  });
});
