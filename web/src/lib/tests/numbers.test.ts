import { describe, expect, it } from "vitest";
import { formatMoney, readMoney } from "../money";
import { formatDecimal, formatMinutes, readDecimal, readMinutes } from "../numbers";

describe("money", () => {
  it.each([
    ["1200", "SEK", 120_000],
    ["1 200,50", "SEK", 120_050],
    ["1,200.50", "USD", 120_050],
    ["1.200,5", "EUR", 120_050],
    ["1,200", "USD", 120_000],
    ["1,200,000", "USD", 120_000_000],
    ["-3", "EUR", -300],
    ["500", "JPY", 500],
    ["1.234", "KWD", 1234],
  ])("reads %s %s", (typed, currency, minor) => {
    expect(readMoney(typed, currency)).toEqual({ minor, currency });
  });

  it.each(["", "abc", "1.5.", "12,50"])("refuses %s in a currency without decimals", (typed) => {
    expect(readMoney(typed, "JPY")).toBeNull();
  });

  it("shows decimals only when there are any", () => {
    expect(formatMoney({ minor: 4_200_000, currency: "SEK" }, "en")).toBe("SEK\u00a042,000");
    expect(formatMoney({ minor: 150, currency: "USD" }, "en")).toBe("$1.50");
  });
});

describe("work", () => {
  it.each([
    ["1h 30m", 90],
    ["1.5h", 90],
    ["1,5", 90],
    ["45m", 45],
    ["1:30", 90],
    ["2 小时 15 分钟", 135],
    ["2 tim", 120],
  ])("reads %s", (typed, minutes) => {
    expect(readMinutes(typed)).toBe(minutes);
  });

  it.each(["", "h", "long", "1:75"])("refuses %s", (typed) => {
    expect(readMinutes(typed)).toBeNull();
  });

  it("writes hours and minutes", () => {
    expect(formatMinutes(90, "en")).toBe("1 hr 30 min");
    expect(formatMinutes(120, "sv")).toBe("2 tim");
  });
});

describe("exact numbers", () => {
  it.each([
    ["1200", "1200"],
    ["1 200,5", "1200.5"],
    ["1,200.5", "1200.5"],
    ["1.200,5", "1200.5"],
    ["1,200", "1200"],
    ["1,200,000", "1200000"],
    ["2,5", "2.5"],
    ["0.25", "0.25"],
    ["\u22123", "-3"],
  ])("reads %s", (typed, value) => {
    expect(readDecimal(typed)).toBe(value);
  });

  it.each(["", "abc", "1.", "1e5", "NaN", "1,2,3", "1,20,0.5", "--1", "5 %"])("refuses %s", (typed) => {
    expect(readDecimal(typed)).toBeNull();
  });

  it("shows the unit as the language writes it", () => {
    expect(formatDecimal("1200", "en")).toBe("1,200");
    expect(formatDecimal("2.5", "en", "percent")).toBe("2.5%");
    expect(formatDecimal("1200", "en", "money", "SEK")).toBe("SEK\u00a01,200");
    expect(formatDecimal("3.5", "en", "money", "USD")).toBe("$3.50");
  });
});
