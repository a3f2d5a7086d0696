import { describe, expect, it } from "vitest";
import type { Absence, Pattern } from "./api";
import { inOrder, mondayOf, patternsOf, weekMinutes, weeksOf } from "./time";

const away = (first: string, last: string) => ({ id: first, first, last }) as Absence;

describe("time off", () => {
  it("shows what comes first, then what was", () => {
    const rows = [away("2026-01-01", "2026-01-02"), away("2026-07-01", "2026-07-09"), away("2026-05-01", "2026-05-02")];
    expect(inOrder(rows, "2026-03-01").map(({ id }) => id)).toEqual(["2026-05-01", "2026-07-01", "2026-01-01"]);
  });
  it("puts the pattern in force last", () => {
    const rows = [
      { id: "b", person_id: "p", valid_from: "2026-02-01" },
      { id: "x", person_id: "q", valid_from: null },
      { id: "a", person_id: "p", valid_from: null },
    ] as Pattern[];
    expect(patternsOf(rows, "p").map(({ id }) => id)).toEqual(["a", "b"]);
  });
  it("cuts days into weeks", () => {
    const weeks = weeksOf("2026-06-01", [480, 0, 480, 480, 480, 0, 0, 480], [480, 480, 480, 480, 480, 0, 0, 480]);
    expect(weeks.map((week) => week.length)).toEqual([7, 1]);
    expect(weeks[0]?.[1]).toEqual({ date: "2026-06-02", own: 0, usual: 480 });
  });
  it("knows the Monday", () => expect(mondayOf("2026-06-07")).toBe("2026-06-01"));
  it("adds a week up", () => expect(weekMinutes([[[540, 720]], [[540, 600]], [], [], [], [], []])).toBe(240));
});
