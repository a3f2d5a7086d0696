import { expect, it } from "vitest";
import { readChanges } from "./read-changes";

const ANA = "01a20000-0000-7000-8000-000000000001";
const BEN = "01a20000-0000-7000-8000-000000000002";
const SIZE = "01a20000-0000-7000-8000-000000000003";
const COST = "01a20000-0000-7000-8000-000000000004";
const TELLING = {
  names: { [ANA]: "Ana", [SIZE]: "Size", [COST]: "Cost", abc: "Large" },
  language: "en",
  t: ({ message = "" }: { message?: string | undefined }) => message,
};

function told(changes: Record<string, unknown[]>): string[] {
  return readChanges(changes, TELLING).map(({ field, before, after }) =>
    before === null ? field : `${field}: ${before} → ${after}`,
  );
}

it("tells days, durations, people and stages in words", () => {
  expect(told({ due: ["2001-03-02", null], estimate_minutes: [null, 90], people: [[ANA, BEN], []] })).toEqual([
    "due day: Mar 2, 2001 → none",
    "estimate: none → 1 hr 30 min",
    "people: Ana, something you do not see → none",
  ]);
});

it("tells custom fields that differ by their own names", () => {
  const before = { [SIZE]: "abc", [COST]: { amount: 12900, currency: "EUR" } };
  const after = { [SIZE]: "abc", [COST]: { amount: 15050, currency: "EUR" } };
  expect(told({ fields: [before, after] })).toEqual(["Cost: €129 → €150.50"]);
  expect(told({ fields: [{}, { [SIZE]: "abc" }] })).toEqual(["Size: none → Large"]);
});

it("says words for the server's, names long texts only, and leaves unknown fields out", () => {
  expect(told({ phase: ["plan", "produce"], priority: [0, 4], progress: [0, 50] })).toEqual([
    "phase: Plan → Produce",
    "priority: No priority → Urgent",
    "progress: 0% → 50%",
  ]);
  expect(told({ notes: ["a", "b"], finished_on: [null, "2026-01-01"] })).toEqual(["notes"]);
});
