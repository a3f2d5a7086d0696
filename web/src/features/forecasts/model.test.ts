import { describe, expect, it } from "vitest";
import { areasOf, barsOf, byCampaign, followOf, marksOf, moodOf, percentOf, roundsOf } from "./model";

describe("percentOf", () => {
  it("never says certain while there is a doubt", () => {
    expect([0, 3, 344, 996, 1000].map(percentOf)).toEqual([0, 1, 34, 99, 100]);
  });
});

describe("moodOf", () => {
  it("calls four in five good and less than even bad", () => {
    expect([800, 799, 500, 499].map(moodOf)).toEqual(["good", "unsure", "unsure", "bad"]);
  });
});

describe("roundsOf", () => {
  it("counts the rounds after the first, four of them at most", () => {
    expect(roundsOf(0, 20)).toEqual({ rounds: 1, more: 0 });
    expect(roundsOf(50, 20).rounds).toBeCloseTo(1.9375);
    expect(roundsOf(50, 20).more).toBeCloseTo(0.1875);
    expect(roundsOf(100, 10).rounds).toBe(5);
  });
});

describe("barsOf", () => {
  it("keeps the days up to the target", () => {
    const bars = barsOf(
      [5, 10, 1].map((count, at) => ({ day: `2026-03-0${at + 1}`, count })),
      "2026-03-02",
    );
    expect(bars.map(({ kept }) => kept)).toEqual([true, true, false]);
    expect(bars.map(({ height }) => height)).toEqual([0.5, 1, 0.1]);
  });
});

describe("followOf", () => {
  it("speaks of a close tie from 0.6 and of none below 0.25", () => {
    expect([0.81, 0.6, 0.59, 0.25, 0.24, -0.1].map(followOf)).toEqual([
      "closely",
      "closely",
      "partly",
      "partly",
      "hardly",
      "hardly",
    ]);
  });
});

describe("marksOf", () => {
  const bars = barsOf(
    [1, 2, 1, 1].map((count, at) => ({ day: `2026-03-0${at + 1}`, count })),
    null,
  );
  it("stands in the middle of the day's bar, and after the last day nowhere", () => {
    expect(marksOf(bars, { p50: "2026-03-02", p80: "2026-04-01" })).toEqual([{ percent: 50, place: 0.375 }]);
  });
});

describe("areasOf", () => {
  it("stacks stages, the last at the bottom", () => {
    const [first, second] = areasOf(
      [
        [1, 1],
        [1, 3],
      ],
      10,
      4,
    );
    expect(second).toBe("M0.0,3.0L10.0,1.0L10.0,4.0L0.0,4.0Z");
    expect(first).toBe("M0.0,2.0L10.0,0.0L10.0,1.0L0.0,3.0Z");
  });
  it("draws nothing for a single day", () => {
    expect(areasOf([[1]], 10, 4)).toEqual([]);
  });
});

describe("byCampaign", () => {
  it("keeps the order of campaigns and of what they have", () => {
    const things = ["a1", "b1", "a2"].map((name) => ({ name, campaign: { id: name.charAt(0) } }));
    expect(byCampaign(things).map((group) => group.map(({ name }) => name))).toEqual([["a1", "a2"], ["b1"]]);
  });
});
