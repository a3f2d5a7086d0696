import { describe, expect, it } from "vitest";
import { moneyOf, readOwnValue } from "./own-values";

describe("own values", () => {
  it.each([
    ["text", "Hej", "Hej"],
    ["number", "1 250,5", 1250.5],
    ["money", "1 250,50 kr", { amount: 125_050, currency: "SEK" }],
    ["url", "", null],
  ] as const)("reads %s %s", (kind, typed, value) => {
    expect(readOwnValue(kind, typed, undefined, "SEK")).toEqual(value);
  });

  it("keeps the currency an amount had", () => {
    const before = { amount: 100, currency: "EUR" };
    expect(readOwnValue("money", "7", before, "SEK")).toEqual({ amount: 700, currency: "EUR" });
  });

  it("refuses what means nothing", () => {
    expect([readOwnValue("number", "soon", null, "SEK"), readOwnValue("money", "soon", null, "SEK")]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("knows what is no money", () => {
    expect([moneyOf(null), moneyOf(3), moneyOf({ amount: 100 })]).toEqual([null, null, null]);
    expect(moneyOf({ amount: 100, currency: "EUR" })).toEqual({ minor: 100, currency: "EUR" });
  });
});
