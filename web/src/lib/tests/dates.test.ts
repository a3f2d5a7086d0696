import { describe, expect, it } from "vitest";
import { readDateWords } from "../date-words";
import { addDays, daysBetween, formatDay, formatDistance, isPlainDate, todayIn, weekday } from "../dates";

describe("plain dates", () => {
  it("knows real days only", () => {
    expect(isPlainDate("2028-02-29")).toBe(true);
    expect(["2026-02-29", "2026-2-3", "2026-13-01", "tomorrow", ""].filter(isPlainDate)).toEqual([]);
  });

  it("is not moved by a change to summer time", () => {
    expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  });

  it("adds and counts over the ends of years, forth and back", () => {
    for (let days = -800; days <= 800; days += 37) {
      expect(daysBetween("2026-01-01", addDays("2026-01-01", days))).toBe(days);
    }
  });

  it("names the weekday from Monday", () => {
    expect(weekday("2026-03-16")).toBe(1);
    expect(weekday("2026-03-15")).toBe(7);
  });

  it("takes today from the person's zone", () => {
    const instant = new Date("2026-03-11T23:30:00Z");
    expect(todayIn("Europe/Stockholm", instant)).toBe("2026-03-12");
    expect(todayIn("America/New_York", instant)).toBe("2026-03-11");
  });

  it("writes days as each language does, the year only when it differs", () => {
    expect(formatDay("2026-03-12", "en", "2026-01-01")).toBe("Mar 12");
    expect(formatDay("2027-03-12", "en", "2026-01-01")).toBe("Mar 12, 2027");
    expect(formatDay("2026-03-12", "sv", "2026-01-01")).toBe("12 mars");
    expect(formatDay("2026-03-12", "zh-Hans", "2026-01-01")).toBe("3月12日");
    expect(formatDistance("2026-03-13", "sv", "2026-03-12")).toBe("i morgon");
  });
});

describe("typed days", () => {
  const thursday = "2026-03-12";
  const cases: [typed: string, language: string, read: string | null][] = [
    ["2026-05-01", "en", "2026-05-01"],
    ["Tomorrow", "en", "2026-03-13"],
    ["3d", "en", "2026-03-15"],
    ["+3", "en", "2026-03-15"],
    ["2w", "en", "2026-03-26"],
    ["1m", "en", "2026-04-12"],
    ["fri", "en", "2026-03-13"],
    ["thursday", "en", "2026-03-19"],
    ["3/12", "en", "2026-03-12"],
    ["3/1", "en", "2027-03-01"],
    ["12/3", "sv", "2026-03-12"],
    ["fredag", "sv", "2026-03-13"],
    ["imorgon", "sv", "2026-03-13"],
    ["2 veckor", "sv", "2026-03-26"],
    ["明天", "zh-Hans", "2026-03-13"],
    ["後天", "zh-Hant", "2026-03-14"],
    ["2026年5月1日", "zh-Hans", "2026-05-01"],
    ["５月１日", "zh-Hans", "2026-05-01"],
    ["2026-02-30", "en", null],
    ["12", "en", null],
    ["soon", "en", null],
    ["", "en", null],
  ];
  it.each(cases)("%s (%s) is %s", (typed, language, read) => {
    expect(readDateWords(typed, thursday, language)).toBe(read);
  });

  it("ends a month on its last day", () => {
    expect(readDateWords("1m", "2026-01-31", "en")).toBe("2026-02-28");
  });
});
