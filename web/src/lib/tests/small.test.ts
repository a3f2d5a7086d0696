import { describe, expect, it, vi } from "vitest";
import { splitProblem } from "../form-problem";
import { nearestLanguage, preferences, readPreferences, updatePreferences } from "../preferences";
import { Problem } from "../problem";
import { readRef } from "../refs";
import { closeToast, lastUndoable, showToast, toasts } from "../toasts";
import { withSearch } from "../url-state";

describe("preferences", () => {
  it.each([
    [["zh-TW", "en"], "zh-Hant"],
    [["zh-CN"], "zh-Hans"],
    [["zh-Hant-HK"], "zh-Hant"],
    [["sv-FI"], "sv"],
    [["de", "en-GB"], "en"],
    [["svt"], "en"],
    [[], "en"],
  ])("%s is nearest to %s", (wanted, language) => {
    expect(nearestLanguage(wanted)).toBe(language);
  });

  it("remembers choices and forgets what it cannot read", () => {
    updatePreferences({ theme: "dark", language: "sv", singleKeys: false });
    expect(readPreferences()).toMatchObject({ theme: "dark", language: "sv", singleKeys: false });
    localStorage.setItem("drumbeat.theme", "purple");
    localStorage.setItem("drumbeat.language", "xx");
    expect(readPreferences()).toMatchObject({ theme: "auto", language: null });
    updatePreferences({ theme: "auto", language: null, singleKeys: true });
  });

  it("ends where a follower sets the same again", () => {
    let heard = 0;
    const stop = preferences.subscribe(() => {
      heard += 1;
      updatePreferences({ theme: preferences.get().theme });
    });
    updatePreferences({ theme: "dark" });
    stop();
    expect(heard).toBe(1);
    updatePreferences({ theme: "auto" });
  });
});

describe("addresses", () => {
  it("reads refs only in their shape", () => {
    expect(readRef("task:0198-ab")).toEqual({ kind: "task", id: "0198-ab" });
    expect([readRef("task"), readRef("task:../x"), readRef("Task:1"), readRef(3), readRef("a:b:c")]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("drops empty values and keeps others", () => {
    expect(withSearch({ panel: "task:1", sort: "due" }, { panel: null, q: "", stage: "x" })).toEqual({
      sort: "due",
      stage: "x",
    });
  });
});

describe("toasts", () => {
  it("shows four at most and finds the last that can be undone", () => {
    for (let turn = 0; turn < 5; turn += 1) showToast({ text: `${turn}`, batch: turn === 3 ? "b3" : null });
    expect(toasts.get().map((toast) => toast.text)).toEqual(["1", "2", "3", "4"]);
    expect(lastUndoable()?.batch).toBe("b3");
    closeToast(lastUndoable()?.id ?? 0);
    expect(lastUndoable()).toBeUndefined();
  });
});

describe("form problems", () => {
  it("belong to a field when the form shows it, else to the whole", () => {
    const problem = new Problem({ status: 422, code: "invalid", fields: { name: ["blank"] } });
    expect(splitProblem(problem, ["name"])).toEqual({ fields: { name: ["blank"] }, whole: null });
    expect(splitProblem(problem, ["email"])?.whole).toBe(problem);
    expect(splitProblem(null, ["name"])).toBeNull();
  });

  it("throws on what is no problem of the server", () => {
    const rethrow = vi.fn(() => splitProblem(new TypeError("bug"), []));
    expect(rethrow).toThrow("bug");
  });
});
