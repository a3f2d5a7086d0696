import { describe, expect, it } from "vitest";
import type { Goal, GoalRow } from "./api";
import { blankDraft, changesOf, draftOf, newGoalOf, unreadNumbers } from "./draft";
import { branchesOf, matching, parentsFor, quarterOf, shareOf } from "./model";

const ROW: GoalRow = {
  id: "a",
  parent_id: null,
  level: "company",
  campaign_id: null,
  team_id: null,
  owner_id: null,
  kind: "revenue",
  name: "A",
  metric_key: "",
  unit: "number",
  currency: "",
  direction: "up",
  baseline: null,
  target: null,
  start: null,
  due: null,
  state: "approved",
  progress_source: "manual",
  weight: 1,
  standing: null,
  changed: [],
  gaps: [],
  can: 0,
};
const row = (id: string, values: Partial<GoalRow> = {}): GoalRow => ({ ...ROW, id, name: id, ...values });
const TREE = [
  row("a"),
  row("b", { parent_id: "a" }),
  row("c", { parent_id: "b" }),
  row("d"),
  row("e", { parent_id: "hidden" }),
];
const ALL = new Set(TREE.map((goal) => goal.id));
const ids = (goals: readonly { id: string }[]) => goals.map((goal) => goal.id).join("");

describe("the tree", () => {
  it("keeps the order, counts what stands below and lifts what hangs under a hidden goal", () => {
    const branches = branchesOf(TREE, ALL, new Set());
    expect(branches.map(({ goal, depth, subs }) => [goal.id, depth, subs])).toEqual([
      ["a", 0, 1],
      ["b", 1, 1],
      ["c", 2, 0],
      ["d", 0, 0],
      ["e", 0, 0],
    ]);
  });

  it("leaves out what stands below a folded goal", () => {
    expect(ids(branchesOf(TREE, ALL, new Set(["b"])).map(({ goal }) => goal))).toBe("abde");
  });

  it("shows what leads to a goal that fits, marked as standing aside", () => {
    const branches = branchesOf(TREE, new Set(["c"]), new Set());
    expect(branches.map(({ goal, aside }) => [goal.id, aside])).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
    ]);
  });

  it("survives a circle in what it is given", () => {
    const circle = [row("a", { parent_id: "b" }), row("b", { parent_id: "a" })];
    expect(branchesOf(circle, new Set(["a", "b"]), new Set())).toEqual([]);
    expect(parentsFor(circle, circle[0] as GoalRow)).toEqual([]);
  });
});

describe("filters", () => {
  const dated = [
    row("a", { due: "2026-03-31" }),
    row("b", { due: "2026-04-01" }),
    row("c"),
    row("d", { due: "2025-12-31" }),
  ];
  const shown = (period: string) => ids(matching(dated, { level: "", owner: "", period, state: "open" }, "2026-02-10"));

  it.each([
    ["quarter", "a"],
    ["next", "b"],
    ["year", "ab"],
    ["overdue", "d"],
    ["undated", "c"],
    ["nonsense", "abcd"],
  ])("shows %s", (period, found) => {
    expect(shown(period)).toBe(found);
  });

  it("leaves closed goals out unless asked for", () => {
    const goals = [row("a"), row("b", { state: "missed" })];
    const shown = (state: string) => ids(matching(goals, { level: "", owner: "", period: "", state }, "2026-02-10"));
    expect([shown("open"), shown("closed"), shown("all")]).toEqual(["a", "b", "ab"]);
  });

  it("knows quarters over the year's end", () => {
    expect(quarterOf("2026-12-05")).toEqual(["2026-10-01", "2026-12-31"]);
    expect(quarterOf("2026-12-05", 1)).toEqual(["2027-01-01", "2027-03-31"]);
  });
});

describe("parents", () => {
  it("stand above or beside, in the same campaign, and not below the goal itself", () => {
    const goals = [
      row("a"),
      row("b", { level: "department", parent_id: "a" }),
      row("c", { level: "campaign", campaign_id: "x", parent_id: "b" }),
      row("d", { level: "campaign", campaign_id: "y" }),
      row("e", { state: "missed" }),
    ];
    expect(ids(parentsFor(goals, { level: "campaign", campaign_id: "x" }))).toBe("abc");
    expect(ids(parentsFor(goals, { id: "b", level: "department", campaign_id: null }))).toBe("a");
  });
});

describe("progress", () => {
  it("is null without data, which is not nought", () => {
    const standing = { current: null, progress: null, counted: 0, of: 1, as_of: "2026-01-01T00:00:00Z" };
    expect(shareOf({ standing })).toBeNull();
    expect(shareOf({ standing: { ...standing, progress: 0 } })).toBe(0);
    expect(shareOf({ standing: null })).toBeNull();
  });
});

describe("the draft", () => {
  const goal: Goal = {
    ...ROW,
    can: [],
    statement: "S",
    kept: "3",
    approved: false,
    comments: 0,
    files: 0,
    created_at: "2026-01-01T00:00:00Z",
    updates: [],
    etag: 1,
    baseline: "1000",
    target: "1200.5",
  };

  it("sends only what changed, however the number was typed", () => {
    const draft = draftOf(goal);
    expect(changesOf(goal, draft)).toEqual({});
    expect(changesOf(goal, { ...draft, target: "1 200,5", baseline: "1,000" })).toEqual({});
    expect(changesOf(goal, { ...draft, current: "", name: "B" })).toEqual({ current: null, name: "B" });
  });

  it("names numbers that cannot be read and does not send them as nought", () => {
    const draft = { ...blankDraft("company", null, null), target: "many" };
    expect(unreadNumbers(draft)).toEqual({ target: ["not_a_number"] });
    expect(newGoalOf(draft).target).toBeNull();
  });
});
