import { describe, expect, it } from "vitest";
import { readArrangement, writeArrangement } from "./arrangement";

const kept = (search: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(writeArrangement(readArrangement(search))).filter(([, value]) => value !== null));

describe("an arrangement in the address", () => {
  it.each([
    {},
    { group: "stage", sort: "-due", q: "print run", show: "late" },
    { people: "p1,none", stages: "s1", tags: `${encodeURIComponent("a,b")},c` },
  ])("is the same after being read: %o", (search) => {
    expect(kept(search)).toEqual(search);
  });

  it("parts tags at commas that are not their own", () => {
    expect(readArrangement({ tags: `${encodeURIComponent("a,b")},c` }).tags).toEqual(["a,b", "c"]);
  });

  it("passes over what it does not know", () => {
    expect(kept({ group: "moon", sort: "-secret", show: 3, q: ["x"], people: "" })).toEqual({});
  });
});
