import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createQueryClient } from "@/api/query-client";
import { Providers } from "./providers";
import { createAppRouter, leaveShell } from "./router";

const ME = {
  person: { id: "p1", name: "Ines Moreau", email: "ines@example.com", language: null, theme: null },
  workspace: { id: "w1", name: "Nordlicht", language: "en", time_zone: "UTC", currency: "SEK" },
  role: "owner",
  can: [],
  languages: ["en"],
  seq: 1,
};

let signedIn = false;

/** The few doors the shell and the sign-in page knock at. */
function serve(request: Request): Response {
  const { pathname } = new URL(request.url);
  const json = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  if (pathname === "/api/v1/me") return signedIn ? json(200, ME) : json(401, { code: "kernel.sign_in" });
  if (pathname === "/api/v1/first-run") return json(200, { needed: false });
  if (pathname.endsWith("/auth/login")) signedIn = true;
  if (pathname.startsWith("/_allauth/"))
    return json(signedIn ? 200 : 401, { meta: { is_authenticated: signedIn }, data: {} });
  return json(404, { code: "kernel.not_found" });
}

function open(address: string) {
  const queries = createQueryClient(() => void leaveShell(router));
  const router = createAppRouter(queries);
  router.update({ history: createMemoryHistory({ initialEntries: [address] }) } as Parameters<typeof router.update>[0]);
  render(
    <Providers queries={queries} nonce="">
      <RouterProvider router={router} />
    </Providers>,
  );
  return { router, queries };
}

beforeEach(() => {
  signedIn = false;
  vi.stubGlobal("fetch", async (request: Request) => serve(request));
  vi.stubGlobal(
    "BroadcastChannel",
    class {
      postMessage() {}
      close() {}
    },
  );
  Object.defineProperty(navigator, "locks", { value: { request: () => new Promise(() => {}) }, configurable: true });
  window.scrollTo = () => {};
});
afterEach(() => vi.unstubAllGlobals());

describe("the door and the house", () => {
  it("leads a stranger to signing in, and in again to where they were heading", async () => {
    const { router } = open("/settings/you?panel=task%3A1");
    await userEvent.type(await screen.findByLabelText("E-mail", {}, { timeout: 8000 }), "ines@example.com");
    await userEvent.type(screen.getByLabelText("Password"), "a long secret");
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("heading", { name: "Your settings" }, { timeout: 8000 })).toBeTruthy();
    expect(router.state.location.href).toBe("/settings/you?panel=task%3A1");
  }, 20_000);

  it("opens the palette by keys, and leaves when the session has ended elsewhere", async () => {
    signedIn = true;
    const { queries } = open("/settings/you");
    await screen.findByRole("heading", { name: "Your settings" }, { timeout: 8000 });
    await userEvent.keyboard("{Control>}k{/Control}");
    expect(screen.getByRole("combobox", { name: "Find or do" })).toBeTruthy();
    signedIn = false;
    await act(() => queries.invalidateQueries());
    await waitFor(() => expect(screen.getByLabelText("Password")).toBeTruthy(), { timeout: 8000 });
  }, 20_000);
});
