import { describe, expect, it } from "vitest";
import type { Move } from "./api";
import { acceptable, chosenOf, isOpen, ticked, toggled } from "./model";

const side = { start: "2026-03-02", due: "2026-03-06", people: [] };
const move = (id: string, state: Move["state"]): Move => ({
  task_id: id,
  state,
  before: side,
  after: side,
  because: { kind: "free", task_ids: [], hidden: 0, person_id: null },
});

describe("moves of an alternative", () => {
  const moves = [move("a", "open"), move("b", "accepted"), move("c", "changed"), move("d", "open")];
  it("can be accepted while their tasks stand where the search has read them", () => {
    expect(acceptable(moves)).toEqual(["a", "d"]);
  });
  it("are all ticked but for those one has unticked", () => {
    expect(ticked(moves, new Set(["a", "b"]))).toEqual(["d"]);
    expect([...toggled(toggled(new Set(), "a"), "a")]).toEqual([]);
  });
});

describe("a search", () => {
  it("is open while it waits or runs", () => {
    expect(
      (["queued", "running", "done", "cancelled", "failed"] as const).filter((state) => isOpen({ state })),
    ).toEqual(["queued", "running"]);
  });
  it("shows its first alternative when the one asked for is not there", () => {
    const one = {
      key: "earliest",
      found_by: "",
      end: "",
      lateness: 0,
      beyond: 0,
      late: [],
      moves: [],
      hidden: 0,
    } as const;
    expect(chosenOf({ alternatives: [{ ...one, late: [], moves: [] }] }, "fairest")?.key).toBe("earliest");
    expect(chosenOf({ alternatives: [] }, "fairest")).toBeUndefined();
  });
});
