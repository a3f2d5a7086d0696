import { describe, expect, it } from "vitest";
import { neighbourFor } from "./model";

describe("neighbourFor", () => {
  const ids = ["a", "b", "c"];
  it("moves up before the line above", () => expect(neighbourFor(ids, "c", -1)).toBe("b"));
  it("moves down before the line after the next", () => expect(neighbourFor(ids, "a", 1)).toBe("c"));
  it("moves to the end", () => expect(neighbourFor(ids, "b", 1)).toBeNull());
  it("does nothing at the ends", () => {
    expect(neighbourFor(ids, "a", -1)).toBeUndefined();
    expect(neighbourFor(ids, "c", 1)).toBeUndefined();
  });
});
