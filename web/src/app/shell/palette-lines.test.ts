import { describe, expect, it } from "vitest";
import { type PaletteLine, searchLines } from "./palette-lines";
import { grouped } from "./shortcuts-sheet";

const line = (name: string, where = ""): PaletteLine => ({
  id: name,
  name,
  where,
  icon: undefined,
  keys: undefined,
  run: () => {},
});

describe("the palette", () => {
  const lines = [line("New task"), line("Översätt till svenska"), line("Tasks of mine", "Go to"), line("秋季新品发布")];
  it.each([
    ["task", ["Tasks of mine", "New task"]],
    ["oversatt sv", ["Översätt till svenska"]],
    ["go tasks", ["Tasks of mine"]],
    ["新品", ["秋季新品发布"]],
    ["nothing", []],
    ["", ["New task", "Översätt till svenska", "Tasks of mine", "秋季新品发布"]],
  ])("%s finds %s", (typed, names) => expect(searchLines(lines, typed).map((each) => each.name)).toEqual(names));
});

describe("the sheet of keys", () => {
  it("shows each key once per group, the one that wins", () => {
    const key = (keys: string, label: string, group: string) => ({ keys, label, group, run: () => {} });
    const groups = grouped([key("e", "Edit", "Do"), key("g t", "Today", "Go to"), key("e", "Edit the panel", "Do")]);
    expect(groups.map(([group, members]) => [group, members.map((each) => each.label)])).toEqual([
      ["Do", ["Edit the panel"]],
      ["Go to", ["Today"]],
    ]);
  });
});
