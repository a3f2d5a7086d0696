import { describe, expect, it } from "vitest";
import { freshKey, type TemplateParts, treeOf, waitsFor, withoutTask, withTask, withWaits } from "./template-model";

const parts: TemplateParts = {
  tasks: {
    rows: [
      { key: "t1", name: "Write" },
      { key: "t3", name: "Draft", parent: "t1", launch: true },
      { key: "t2", name: "Print" },
    ],
    links: [["t3", "t2", "SS", 2]],
  },
};

describe("the plan of a template", () => {
  it("puts tasks under their parents", () => {
    expect(treeOf(parts.tasks?.rows ?? []).map(({ task, depth }) => `${depth} ${task.key}`)).toEqual([
      "0 t1",
      "1 t3",
      "0 t2",
    ]);
  });
  it("finds a key nobody has", () => expect(freshKey(parts.tasks?.rows ?? [])).toBe("t4"));
  it("moves the launch flag", () => {
    const rows = withTask(parts, "t2", { launch: true }).tasks?.rows ?? [];
    expect(rows.filter((row) => row.launch).map((row) => row.key)).toEqual(["t2"]);
  });
  it("takes what hangs below and its links away with a task", () => {
    const { rows, links } = withoutTask(parts, "t1").tasks ?? { rows: [], links: [] };
    expect(rows.map((row) => row.key)).toEqual(["t2"]);
    expect(links).toEqual([]);
  });
  it("keeps how a task waits for others", () => {
    const waits = waitsFor(parts.tasks?.links ?? [], "t2").set("t1", { kind: "FF", lag: -1 });
    expect(withWaits(parts, "t2", waits).tasks?.links).toEqual([
      ["t3", "t2", "SS", 2],
      ["t1", "t2", "FF", -1],
    ]);
  });
});
