import { describe, expect, it } from "vitest";
import { inverseOf, moveInScreen, patchScreen, removeFromScreen } from "./patch";
import { row, screenOf } from "./screen.fixture";

const ids = (screen: { tasks: { id: string }[] }) => screen.tasks.map((task) => task.id);

describe("a changed screen", () => {
  const screen = screenOf([row("a", { due: "2026-03-01", late: true, fields: { f: 1, g: 2 } }), row("b")]);

  it("changes only the tasks named, and their lateness with the day", () => {
    const [a, b] = patchScreen(screen, ["a"], { due: "2026-03-09", priority: 3 }).tasks;
    expect(a).toMatchObject({ due: "2026-03-09", priority: 3, late: false });
    expect(b).toBe(screen.tasks[1]);
  });

  it("adds people and tags it did not know once each", () => {
    const known = [{ id: "p2", name: "Tom" }];
    const after = patchScreen(screen, ["b"], { people: ["p1", "p2"], tags: ["print", "legal"] }, known);
    expect(after.people.map((person) => person.name)).toEqual(["Ines", "Tom"]);
    expect(after.tags).toEqual(["print", "legal"]);
    expect(after.tasks[1]).toMatchObject({ people: [0, 1], tags: [0, 1] });
  });

  it("keeps the own fields that were not changed", () => {
    expect(patchScreen(screen, ["a"], { fields: { g: 3 } }).tasks[0]?.fields).toEqual({ f: 1, g: 3 });
  });

  it("finishes a task that enters a done stage and reopens one that leaves it", () => {
    const done = patchScreen(screen, ["a"], { stage_id: "done" });
    expect(done.tasks[0]).toMatchObject({ stage: 2, late: false });
    expect(done.tasks[0]?.done).not.toBeNull();
    expect(patchScreen(done, ["a"], { stage_id: "doing" }).tasks[0]).toMatchObject({
      stage: 1,
      done: null,
      late: true,
    });
  });
});

describe("a moved task", () => {
  const screen = screenOf([row("a"), row("b"), row("c")]);

  it("stands before or after its neighbour", () => {
    expect(ids(moveInScreen(screen, "c", { before_id: "a", skip_checks: false }))).toEqual(["c", "a", "b"]);
    expect(ids(moveInScreen(screen, "a", { after_id: "b", skip_checks: false }))).toEqual(["b", "a", "c"]);
  });

  it("keeps its place when only the stage or the parent changes", () => {
    const after = moveInScreen(screen, "b", { stage_id: "doing", parent_id: "a", skip_checks: false });
    expect(ids(after)).toEqual(["a", "b", "c"]);
    expect(after.tasks[1]).toMatchObject({ stage: 1, parent_id: "a" });
  });

  it("that is unknown changes nothing", () => {
    expect(moveInScreen(screen, "x", { stage_id: "doing", skip_checks: false })).toBe(screen);
  });
});

it("removes tasks with everything below them", () => {
  const deep = row("a2", { parent_id: "a1" });
  const screen = screenOf([deep, row("a1", { parent_id: "a" }), row("a"), row("b")]);
  expect(ids(removeFromScreen(screen, ["a"]))).toEqual(["b"]);
});

describe("the way back", () => {
  const screen = screenOf([row("a", { due: "2026-03-01", people: [0], fields: { f: 1 }, stage: 1 })]);

  it("holds the values a change replaced, and nothing else", () => {
    const changes = { due: null, people: [], stage_id: "done", fields: { f: 2, g: 1 } };
    const back = inverseOf(screen, "a", changes);
    expect(back).toEqual({ due: "2026-03-01", people: ["p1"], stage_id: "doing", fields: { f: 1, g: null } });
    const after = patchScreen(patchScreen(screen, ["a"], changes), ["a"], back ?? {});
    expect(after.tasks[0]).toMatchObject({ due: "2026-03-01", people: [0], stage: 1, done: null });
  });

  it("is none for a task not shown", () => {
    expect(inverseOf(screen, "x", { due: null })).toBeNull();
  });
});
