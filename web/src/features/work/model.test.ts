import { describe, expect, it } from "vitest";
import type { TaskRow } from "./api";
import { flattenTree, sortTasks, withAncestors } from "./model";

function task(id: string, parent: string | null, values: Partial<TaskRow> = {}): TaskRow {
  return { id, name: id, parent_id: parent, priority: 0, due: null, float: null, ...values } as TaskRow;
}

const TREE = [task("a", null), task("a1", "a"), task("a2", "a"), task("b", null), task("lost", "gone")];

describe("the tree as lines", () => {
  it("puts children under their parent, orphans at the top, and leaves out what is closed", () => {
    expect(flattenTree(TREE, new Set()).map((line) => `${line.depth}${line.key}`)).toEqual([
      "0a",
      "1a1",
      "1a2",
      "0b",
      "0lost",
    ]);
    expect(flattenTree(TREE, new Set(["a"])).map((line) => line.key)).toEqual(["a", "b", "lost"]);
  });

  it("keeps the ancestors of what passes a filter", () => {
    expect(withAncestors(TREE, (row) => row.id === "a2").map((row) => row.id)).toEqual(["a", "a2"]);
  });
});

it("sorts stably with empty values last in either direction", () => {
  const rows = [task("x", null), task("y", null, { due: "2026-03-02" }), task("z", null, { due: "2026-03-01" })];
  expect(sortTasks(rows, "due", false).map((row) => row.id)).toEqual(["z", "y", "x"]);
  expect(sortTasks(rows, "due", true).map((row) => row.id)).toEqual(["y", "z", "x"]);
});
