import { describe, expect, it } from "vitest";
import type { Plan } from "./api";
import { isStep, neighbour, STEP_KEYS, stepsDone, whereToGoOn } from "./model";

const steps = (done: number): Plan["steps"] =>
  STEP_KEYS.map((key, index) => ({ key, state: index < done ? "done" : "open" }));
const plan = (done: number, step: string) => ({ steps: steps(done), brief: { step } as Plan["brief"] });

describe("the ten steps", () => {
  it("go on where they were left", () => expect(whereToGoOn(plan(3, "budget"))).toBe("budget"));
  it("go on at the first open one when they were never left", () => expect(whereToGoOn(plan(3, ""))).toBe("message"));
  it("begin anew when all are done", () => expect(whereToGoOn(plan(10, ""))).toBe("goal"));
  it("count what has records", () => expect(stepsDone(steps(4))).toBe(4));
  it("end at both ends", () => {
    expect([neighbour("goal", -1), neighbour("goal", 1), neighbour("measurement", 1)]).toEqual([null, "metrics", null]);
  });
  it("know their names", () =>
    expect([isStep("scope"), isStep("fun"), isStep(undefined)]).toEqual([true, false, false]));
});
