import { describe, expect, it } from "vitest";
import { keyOfHash, safeNext, tidyCode } from "./model";
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
