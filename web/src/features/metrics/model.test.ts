import { describe, expect, it } from "vitest";
import type { BoardMetric, Figure } from "./api";
import {
  daysLater,
  formatValue,
  measuredOf,
  mondayOf,
  readAmount,
  readPaste,
  shareOf,
  spansOf,
  sparkline,
} from "./model";

describe("readAmount", () => {
  it.each([
    ["1200", "en", "1200"],
    ["1,200.50", "en", "1200.5"],
    ["1 200,50", "sv", "1200.5"],
    ["1.200,50", "sv", "1200.5"],
    ["12 %", "en", "12"],
    ["1,234", "en", "1234"],
    ["1.234", "en", "1.234"],
    ["1.234", "sv", "1234"],
    ["1,234", "sv", "1.234"],
    ["−5", "en", "-5"],
    ["1,200,300", "sv", "1200300"],
    ["007", "en", "7"],
    ["0,10", "sv", "0.1"],
  ])("reads %s in %s", (typed, language, value) => {
    expect(readAmount(typed, language)).toBe(value);
  });
  it.each(["", "abc", "1,2,3", "1.2.3", "12,34,567.1", "< 10 %", "99999999999999", "1.1234567"])(
    "refuses %s",
    (typed) => {
      expect(readAmount(typed, "en")).toBeNull();
    },
  );
});

it("writes values as their unit is read", () => {
  expect(formatValue(2.5, "percent", "", "en")).toBe("2.5%");
  expect(formatValue(1200.4, "money", "EUR", "en")).toBe("€1,200");
  expect(formatValue(0.65, "money", "EUR", "en")).toBe("€0.65");
  expect(formatValue(12400, "number", "", "en")).toBe("12,400");
  expect(formatValue(0.456, "ratio", "", "en")).toBe("0.46");
});

it("compares only what there is", () => {
  expect(shareOf("30", "60")).toBe(0.5);
  expect(shareOf(null, "60")).toBeNull();
  expect(shareOf("1", "0")).toBeNull();
});

it("calls measured only what has values", () => {
  const metrics = ["clicks", "ctr", "cost"].map((key) => ({ key })) as BoardMetric[];
  const figures = { clicks: { count: 3 }, ctr: { count: 0 } } as unknown as Record<string, Figure>;
  expect(measuredOf(metrics, figures).map(({ key }) => key)).toEqual(["clicks"]);
  expect(measuredOf(metrics, {})).toEqual([]);
});

it("counts days and weeks", () => {
  expect(daysLater("2026-02-27", 2)).toBe("2026-03-01");
  expect(mondayOf("2026-03-08")).toBe("2026-03-02");
  expect(spansOf("2026-03-02", 2, "week")[1]).toEqual({ start: "2026-03-09", end: "2026-03-15" });
});

it("reads what was copied from a spreadsheet", () => {
  expect(readPaste("1\t2\r\n3\t\r\n")).toEqual([
    ["1", "2"],
    ["3", ""],
  ]);
});

it("draws a line from foot to head", () => {
  expect(sparkline([0, 10], 100, 20)).toBe("0.0,20.0 100.0,0.0");
  expect(sparkline([], 100, 20)).toBe("");
  expect(sparkline([5, 5], 100, 20)).toBe("0.0,0.0 100.0,0.0");
});
