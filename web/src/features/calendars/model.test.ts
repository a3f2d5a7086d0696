import { describe, expect, it } from "vitest";
import { minutesOf, type Week, withDay } from "./model";

const week: Week = [[[480, 960]], [[480, 960]], [[480, 960]], [[480, 960]], [[480, 960]], [], []];

describe("the working week", () => {
  it("opens a day with the hours of the others", () => expect(withDay(week, 5, true)[5]).toEqual([[480, 960]]));
  it("closes a day", () => expect(withDay(week, 0, false)[0]).toEqual([]));
  it("knows how long a day is", () =>
    expect(
      minutesOf([
        [540, 720],
        [780, 1020],
      ]),
    ).toBe(420));
});
