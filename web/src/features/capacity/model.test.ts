import { describe, expect, it } from "vitest";
import {
  columnSums,
  heatOf,
  hoursOfText,
  hoursText,
  liesIn,
  monthsOn,
  placedOn,
  plannedHours,
  spanOf,
  stepOn,
} from "./model";

describe("heat", () => {
  it("rises with the share of the time", () => {
    const bands = [0, 300, 360, 480, 495, 496, 600, 601].map((load) => heatOf(load, 480, 1));
    expect(bands).toEqual(["none", "free", "full", "full", "full", "over", "over", "far"]);
  });
  it("tells a day off from a closed day, and work on either", () => {
    expect([heatOf(0, 0, 1), heatOf(0, 0, 0), heatOf(30, 0, 1)]).toEqual(["away", "closed", "far"]);
  });
});

describe("periods", () => {
  it("begin where the unit does", () => {
    expect(spanOf("day", "2026-03-05")).toEqual({ first: "2026-03-02", last: "2026-03-15" });
    expect(spanOf("week", "2026-03-01")).toEqual({ first: "2026-02-23", last: "2026-04-19" });
    expect(spanOf("month", "2026-11-30")).toEqual({ first: "2026-11-01", last: "2027-04-30" });
  });
  it("step across the turn of the year", () => {
    expect(monthsOn("2026-11-01", 2)).toBe("2027-01-01");
    expect(stepOn("month", "2026-02-01", -1)).toBe("2025-11-01");
    expect(stepOn("week", "2026-03-02", 1)).toBe("2026-03-30");
  });
});

describe("a task put on a period", () => {
  const week = { first: "2026-03-09", last: "2026-03-15" };
  it("keeps days that touch it", () => {
    expect(placedOn({ first: "2026-03-05", last: "2026-03-09" }, week, "2026-03-02")).toEqual({});
  });
  it("keeps its length elsewhere", () => {
    const placed = placedOn({ first: "2026-03-02", last: "2026-03-04" }, week, "2026-03-02");
    expect(placed).toEqual({ start: "2026-03-09", due: "2026-03-11" });
  });
  it("does not begin in the past, and without dates only begins", () => {
    expect(placedOn({ first: null, last: null }, week, "2026-03-11")).toEqual({ start: "2026-03-11" });
  });
});

it("writes hours as the language does", () => {
  expect([hoursText(90, "sv"), hoursText(0, "en"), hoursText(20, "en")]).toEqual(["1,5", "", "0.33"]);
});

it("sets hours against the time there is, with a dash for a day without either", () => {
  const days = [
    [270, 480],
    [0, 480],
    [60, 0],
    [0, 0],
  ] as const;
  expect(days.map(([minutes, there]) => hoursOfText(minutes, there, "en"))).toEqual(["4.5 / 8", "0 / 8", "1 / 0", "–"]);
});

it("sums columns", () => {
  expect(columnSums([[1, 2], [3]], 2)).toEqual([4, 2]);
});

describe("liesIn", () => {
  it("holds from today on within the days, and after them while overdue", () => {
    const days = ["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05"];
    const among = (task: { start: string | null; due: string | null }) =>
      days.map((day) => liesIn(task, day, "2026-03-02"));
    expect(among({ start: "2026-03-01", due: "2026-03-04" })).toEqual([false, true, true, false]);
    expect(among({ start: "2026-03-03", due: null })).toEqual([false, false, true, true]);
    expect(among({ start: "2026-02-20", due: "2026-02-27" })).toEqual([false, true, true, true]);
    expect(among({ start: null, due: null })).toEqual([false, true, true, true]);
  });
});

describe("hours by hand", () => {
  const day = (date: string, minutes: number) => ({ date, minutes });
  const one = { people: [{ id: "a", name: "A" }] };
  const two = { people: [...one.people, { id: "b", name: "B" }] };
  const none = { rule: "even" as const, days: [], people: [] };

  it("are the task's days while one person has it", () => {
    const fixed = { ...none, rule: "by_day" as const, days: [day("d1", 60)] };
    const typed = new Map([["d2", 30]]);
    expect(plannedHours(one, fixed, "a", typed)).toEqual({
      rule: "by_day",
      days: [day("d1", 60), day("d2", 30)],
      people: [],
    });
    expect(plannedHours(one, fixed, "a", new Map([["d1", null]]))).toEqual(none);
    const shared = { ...fixed, days: [], people: [{ person_id: "a", days: [day("d1", 60)] }] };
    expect(plannedHours(one, shared, "a", typed).days).toEqual([day("d1", 60), day("d2", 30)]);
  });
  it("are each person's own where several have it, and those of others stay", () => {
    const fixed = { ...none, rule: "by_day" as const, people: [{ person_id: "b", days: [day("d1", 60)] }] };
    expect(plannedHours(two, fixed, "a", new Map([["d1", 0]]))).toEqual({
      rule: "by_day",
      days: [],
      people: [...fixed.people, { person_id: "a", days: [day("d1", 0)] }],
    });
    expect(plannedHours(two, fixed, "b", new Map([["d1", null]]))).toEqual(none);
    expect(plannedHours(two, undefined, "a", new Map())).toEqual(none);
  });
});
