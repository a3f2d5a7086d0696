import { describe, expect, it } from "vitest";
import { type End, route } from "./paint-links";

const end = (x: number, y: number, way: 1 | -1): End => ({ at: [x, y], way, drop: x + 5 * way, half: 9 });

describe("the way of a link", () => {
  it("goes straight across where there is room", () => {
    expect(route(end(10, 0, 1), end(50, 32, 1), 0)).toEqual([
      [10, 0],
      [18, 0],
      [18, 32],
      [50, 32],
    ]);
  });
  it("drops into the edge of a bar that begins where the first ends", () => {
    expect(route(end(10, 0, 1), end(12, 32, 1), 0).at(-1)).toEqual([17, 23]);
    expect(route(end(10, 64, 1), end(12, 32, 1), 0).at(-1)).toEqual([17, 41]);
  });
  it("falls from under a bar onto a diamond of its last day", () => {
    const diamond: End = { at: [50, 32], way: 1, drop: 53, half: 6 };
    expect(route(end(60, 0, 1), diamond, 8)).toEqual([
      [53, 9],
      [53, 26],
    ]);
  });
  it("turns back beside the second row when the bars overlap", () => {
    const points = route(end(60, 0, 1), end(20, 96, 1), 0);
    expect(points.slice(2, 4)).toEqual([
      [68, 81],
      [12, 81],
    ]);
  });
  it("joins two starts and two ends on their outer side", () => {
    expect(route(end(60, 0, -1), end(20, 32, 1), 0)[1]).toEqual([12, 0]);
    expect(route(end(60, 0, 1), end(90, 32, -1), 0)[1]).toEqual([98, 0]);
  });
});
