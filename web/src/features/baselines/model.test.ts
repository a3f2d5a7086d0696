import { describe, expect, it } from "vitest";
import type { TaskDrift } from "./api";
import { differs, rowsOf } from "./model";

function task(id: string, due: number | null, finish = due, state: TaskDrift["state"] = "changed"): TaskDrift {
  const drift = { start_days: 0, due_days: due, finish_days: finish, length: 0, effort: 0 };
  return { id, name: id, phase_id: null, state, before: null, after: null, drift };
}

describe("variance", () => {
  it("leaves out what stayed", () => {
    expect(differs(task("a", 0, 0, "same"))).toBe(false);
    expect(rowsOf([task("a", 0, 0, "same"), task("b", 2)], "moved").map(({ id }) => id)).toEqual(["b"]);
  });
  it("keeps what is expected elsewhere, came or went", () => {
    expect(differs(task("a", 0, 3, "same"))).toBe(true);
    expect(differs({ state: "added", drift: null })).toBe(true);
  });
  it("shows what moved most first, whichever way", () =>
    expect(rowsOf([task("a", 1), task("b", -4), task("c", 0, 2)], "all").map(({ id }) => id)).toEqual(["b", "c", "a"]));
});
