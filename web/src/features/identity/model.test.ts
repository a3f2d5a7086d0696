import { describe, expect, it } from "vitest";
import { browserOf, keyOfHash, safeNext, tidyCode } from "./model";
import { stepOf } from "./parts/sign-in-steps";

describe("the way back after signing in", () => {
  it.each([
    ["/campaigns/1?sort=due#x", "/campaigns/1?sort=due#x"],
    ["/", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example/", "/"],
    ["javascript:alert(1)", "/"],
    [undefined, "/"],
    [3, "/"],
  ])("%s leads to %s", (next, place) => expect(safeNext(next)).toBe(place));
});

describe("links and codes", () => {
  it("keep their secret behind the #", () => {
    const hashes = ["#key=ab%2Bc", "key=ab", "#ab-c", ""];
    expect(hashes.map(keyOfHash)).toEqual(["ab+c", "ab", "ab-c", ""]);
  });

  it("forgive spaces, hyphens and small letters", () => {
    expect(tidyCode(" ab1-c2d ")).toBe("AB1C2D");
  });

  it("know which step the server asks for", () => {
    expect([stepOf("login_by_code"), stepOf("mfa_authenticate"), stepOf("verify_email")]).toEqual([
      "confirm",
      "second",
      "password",
    ]);
  });
});

describe("browsers", () => {
  it.each([
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
      "Chrome, Linux",
    ],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"],
    ["Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"],
    ["curl/8.5", "curl/8.5"],
  ])("%s is %s", (agent, name) => expect(browserOf(agent)).toBe(name));
});
