import { describe, expect, it } from "vitest";
import { addDays, weekday } from "@/lib/dates";
import { dayIndex, headTicks, scaleFor, ZOOMS } from "./scale";

describe("the scale", () => {
  it.each(ZOOMS)("begins on a Monday before the first day and ends after the last: %s", (zoom) => {
    const scale = scaleFor("2026-03-04", "2026-06-30", zoom);
    expect(weekday(scale.origin)).toBe(1);
    expect(dayIndex(scale, "2026-03-04")).toBeGreaterThan(0);
    expect(dayIndex(scale, "2026-06-30")).toBeLessThan(scale.days);
    expect(addDays(scale.origin, dayIndex(scale, "2026-04-01"))).toBe("2026-04-01");
  });

  it.each(ZOOMS)("has marks side by side without gaps over the days shown: %s", (zoom) => {
    const scale = scaleFor("2026-01-15", "2027-03-01", zoom);
    for (const ticks of Object.values(headTicks(scale, 20, 300, "en"))) {
      expect(ticks[0]?.at).toBeLessThanOrEqual(20);
      for (const [index, tick] of ticks.slice(1).entries()) {
        expect(tick.at).toBe((ticks[index]?.at ?? 0) + (ticks[index]?.width ?? 0));
      }
    }
  });

  it("names months over weeks and quarters over months", () => {
    const scale = scaleFor("2026-03-04", "2026-06-30", "month");
    const at = dayIndex(scale, "2026-04-10");
    const { upper, lower } = headTicks(scale, at, at + 1, "en");
    expect([upper[0]?.label, lower.map((tick) => tick.label)]).toEqual(["Q2 2026", ["Apr"]]);
    const weeks = headTicks(scaleFor("2026-03-04", "2026-06-30", "week"), 0, 7, "en");
    expect(weeks.upper[0]?.label).toBe("February 2026");
  });
});
