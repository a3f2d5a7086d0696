import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/dates";
import type { TimelineScreen } from "../../api";
import { flattenTree } from "../../model";
import { row, screenOf } from "../../screen.fixture";
import { dayIndex, scaleFor } from "./scale";
import { openingDay, reach, sceneOf, WEEKENDS } from "./scene";

const LINKS = [
  ["a", "b", "FS", 0, "l1"],
  ["a", "hidden", "FS", 0, "l2"],
] as TimelineScreen["links"];
const SCREEN = screenOf(
  [
    row("top"),
    row("a", { parent_id: "top", start: "2026-03-02", due: "2026-03-03", critical: true }),
    row("b", { parent_id: "top", due: "2026-03-06", projected: ["2026-03-09", "2026-03-10"], critical: true }),
    row("stone", { kind: "milestone", due: "2026-03-12", projected: ["2026-03-12", "2026-03-12"], stage: 1 }),
  ],
  { links: LINKS },
);
const SCALE = scaleFor("2026-03-02", "2026-03-31", "week");
const at = (day: string) => dayIndex(SCALE, day);
const scene = () => sceneOf(SCREEN, flattenTree(SCREEN.tasks, new Set()), SCALE, WEEKENDS);

describe("the scene", () => {
  it("spans a bar to the end of its last day and a summary around what is below", () => {
    const [top, a, b] = scene().rows;
    expect(a).toMatchObject({ kind: "bar", plan: { from: at("2026-03-02"), to: at("2026-03-04") } });
    expect(b?.plan).toEqual({ from: at("2026-03-06"), to: at("2026-03-07") });
    expect(top).toMatchObject({
      kind: "summary",
      projected: null,
      plan: { from: at("2026-03-02"), to: at("2026-03-07") },
    });
  });

  it("shows a projection only where it is not the plan", () => {
    const [, a, b, stone] = scene().rows;
    expect([a?.projected, stone?.projected]).toEqual([null, null]);
    expect(b?.projected).toEqual({ from: at("2026-03-09"), to: at("2026-03-11") });
    expect(stone).toMatchObject({ kind: "milestone", category: "active" });
  });

  it("draws links between rows in sight, critical where both ends are", () => {
    expect(scene().links).toEqual([{ id: "l1", kind: "FS", from: 1, to: 2, critical: true }]);
  });

  it("rests at weekends and on holidays, but not on days the calendar opens", () => {
    const off = { weekdaysOff: new Set([6, 7]), opens: new Set(["2026-03-07"]), closed: new Set(["2026-03-05"]) };
    const { off: rests } = sceneOf(SCREEN, [], SCALE, off);
    const days = ["2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"];
    expect(days.map((day) => rests(at(day)))).toEqual([true, false, false, true]);
  });

  it("reaches from the first day of anything to the last, today and launch included", () => {
    expect(reach(SCREEN)).toEqual(["2026-03-02", "2026-03-20"]);
    expect(reach(screenOf([row("x", { projected: ["2026-02-01", "2026-05-01"] })]))).toEqual([
      "2026-02-01",
      "2026-05-01",
    ]);
  });

  it("opens around today while the work lasts, else at its bars", () => {
    const opened = (...spans: [string, string][]) => {
      const screen = screenOf(spans.map(([start, due]) => row(start, { start, due })));
      const scale = scaleFor("2025-01-01", "2027-01-01", "week");
      const day = openingDay(sceneOf(screen, flattenTree(screen.tasks, new Set()), scale, WEEKENDS), 40);
      return addDays(scale.origin, day);
    };
    const aroundToday = addDays(SCREEN.today, -7);
    expect(opened(["2026-01-05", "2026-12-02"])).toBe(aroundToday);
    expect(opened(["2026-12-01", "2026-12-02"], ["2027-01-01", "2027-01-02"])).toBe("2026-12-01");
    expect(opened(["2025-02-03", "2025-02-04"], ["2025-05-01", "2025-05-02"])).toBe("2025-02-03");
    expect(opened(["2025-02-03", "2025-02-04"], ["2026-12-01", "2026-12-02"])).toBe("2026-12-01");
    expect(opened()).toBe(aroundToday);
  });
});
