import { describe, expect, it } from "vitest";
import { row, screenOf } from "../../screen.fixture";
import { columnsOf, dropMove, keyMove, neighbour } from "./board-model";

const SCREEN = screenOf([
  row("group"),
  row("a", { parent_id: "group" }),
  row("b"),
  row("z", { stage: 2 }),
  row("y", { stage: 2 }),
]);
const COLUMNS = columnsOf(SCREEN, () => true);

describe("the board", () => {
  it("shows what nothing stands below, by stage", () => {
    expect(COLUMNS.map((tasks) => tasks.map((task) => task.id))).toEqual([["a", "b"], [], ["z", "y"]]);
    expect(columnsOf(SCREEN, (task) => task.id === "y")[2]).toHaveLength(1);
  });

  it.each([
    ["a", "ArrowDown", "b"],
    ["b", "ArrowDown", undefined],
    ["b", "ArrowRight", "y"],
    ["y", "ArrowLeft", "b"],
    ["a", "ArrowLeft", undefined],
    ["a", "Enter", undefined],
  ])("from %s %s leads to %s", (id, key, to) => {
    expect(neighbour(COLUMNS, id, key)?.id).toBe(to);
  });

  it("moves with Alt to the next stage, also an empty one, and past a neighbour", () => {
    expect(keyMove(SCREEN, COLUMNS, "a", "ArrowRight")).toEqual({ stage_id: "doing", skip_checks: false });
    expect(keyMove(SCREEN, COLUMNS, "a", "ArrowDown")).toEqual({ after_id: "b", skip_checks: false });
    expect(keyMove(SCREEN, COLUMNS, "y", "ArrowUp")).toEqual({ before_id: "z", skip_checks: false });
    expect([keyMove(SCREEN, COLUMNS, "z", "ArrowRight"), keyMove(SCREEN, COLUMNS, "a", "ArrowUp")]).toEqual([
      null,
      null,
    ]);
  });

  it("drops on a column, above a card or below it", () => {
    expect(dropMove(SCREEN, { type: "column", stage: "doing" })).toEqual({ stage_id: "doing", skip_checks: false });
    const above = { stage_id: "done", before_id: "z", skip_checks: false };
    expect(dropMove(SCREEN, { type: "card", id: "z", edge: "top" })).toEqual(above);
    const below = { stage_id: "done", after_id: "z", skip_checks: false };
    expect(dropMove(SCREEN, { type: "card", id: "z", edge: "bottom" })).toEqual(below);
    expect([dropMove(SCREEN, { type: "card", id: "gone" }), dropMove(SCREEN, { type: "file" })]).toEqual([null, null]);
  });
});
