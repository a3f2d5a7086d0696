import { fireEvent, render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { updatePreferences } from "../preferences";
import { capsOf, type Shortcut, useShortcutListener, useShortcuts, wordOf } from "../shortcuts";

function Page({ list }: { list: Shortcut[] }) {
  useShortcutListener();
  useShortcuts(list);
  return (
    <>
      <input aria-label="text" />
      <input aria-label="box" type="checkbox" />
    </>
  );
}

function Panel({ list }: { list: Shortcut[] }) {
  useShortcuts(list);
  return null;
}

const shortcut = (keys: string, run: () => void): Shortcut => ({ keys, label: keys, group: "test", run });

describe("shortcuts", () => {
  it("words events with their modifiers", () => {
    const plain = { key: "k", code: "KeyK", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
    expect(wordOf({ ...plain, metaKey: true })).toBe("mod+k");
    expect(wordOf({ ...plain, key: "?", shiftKey: true })).toBe("?");
    expect(wordOf({ ...plain, key: "˚", altKey: true })).toBe("alt+k");
    expect(wordOf({ ...plain, key: "ArrowUp", code: "ArrowUp", altKey: true, shiftKey: true })).toBe(
      "alt+shift+ArrowUp",
    );
  });

  it("runs a key, and a sequence only in order", () => {
    const single = vi.fn();
    const sequence = vi.fn();
    render(<Page list={[shortcut("c", single), shortcut("g t", sequence)]} />);
    fireEvent.keyDown(document.body, { key: "c" });
    expect(single).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(document.body, { key: "t" });
    expect(sequence).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "g" });
    fireEvent.keyDown(document.body, { key: "t" });
    expect(sequence).toHaveBeenCalledTimes(1);
  });

  it("leaves letters to text and to input methods, but not to boxes; Ctrl works in text", () => {
    const single = vi.fn();
    const chord = vi.fn();
    render(<Page list={[shortcut("c", single), shortcut("mod+k", chord)]} />);
    fireEvent.keyDown(screen.getByLabelText("text"), { key: "c" });
    fireEvent.keyDown(document.body, { key: "c", isComposing: true });
    expect(single).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByLabelText("box"), { key: "c" });
    expect(single).toHaveBeenCalledTimes(1);
    fireEvent.keyDown(screen.getByLabelText("text"), { key: "k", ctrlKey: true });
    expect(chord).toHaveBeenCalledTimes(1);
  });

  it("can be turned off for single keys alone", () => {
    const single = vi.fn();
    const chord = vi.fn();
    updatePreferences({ singleKeys: false });
    render(<Page list={[shortcut("c", single), shortcut("alt+ArrowUp", chord)]} />);
    fireEvent.keyDown(document.body, { key: "c" });
    fireEvent.keyDown(document.body, { key: "ArrowUp", altKey: true });
    updatePreferences({ singleKeys: true });
    expect(single).not.toHaveBeenCalled();
    expect(chord).toHaveBeenCalledTimes(1);
  });

  it("lets the last registered win, and the first again when it has gone", () => {
    const below = vi.fn();
    const above = vi.fn();
    render(<Page list={[shortcut("Escape", below)]} />);
    const panel = render(<Panel list={[shortcut("Escape", above)]} />);
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect([below.mock.calls.length, above.mock.calls.length]).toEqual([0, 1]);
    panel.unmount();
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
  });

  it("draws caps", () => {
    expect(capsOf("g t")).toEqual([["G"], ["T"]]);
    expect(capsOf("mod+k")).toEqual([["Ctrl", "K"]]);
  });
});
