import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { weeksOf } from "../fields/calendar";
import { matching, pressed } from "../fields/choice-picker";
import { CheckField, SelectField, TextAreaField, TextField } from "../fields/controls";
import { DateField } from "../fields/date-picker";
import { InlineText } from "../fields/inline-text";
import { brokenRules, show } from "./show";

const ignore = () => {};

function Due({ onChange }: { onChange: (value: string | null) => void }) {
  const [value, setValue] = useState<string | null>("2026-03-20");
  const change = (next: string | null) => {
    setValue(next);
    onChange(next);
  };
  return <DateField label="Due" value={value} onChange={change} today="2026-03-12" />;
}

describe("fields", () => {
  it("tie label, hint and fault to the control", async () => {
    const { container } = show(
      <>
        <TextField label="Name" hint="As people say it" value="" onChange={ignore} />
        <TextField label="Place" faults={["blank"]} value="" onChange={ignore} />
        <TextAreaField label="Notes" value="" onChange={ignore} />
        <SelectField label="Kind" value="a" choices={[{ value: "a", label: "A" }]} onChange={ignore} />
        <CheckField label="Private" checked={false} onChange={ignore} />
      </>,
    );
    const described = (label: string) =>
      document.getElementById(screen.getByLabelText(label).getAttribute("aria-describedby") ?? "");
    expect(described("Name")?.textContent).toBe("As people say it");
    expect(described("Place")?.textContent).toBe("This is needed");
    expect(screen.getByLabelText("Place").getAttribute("aria-invalid")).toBe("true");
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("InlineText", () => {
  it("saves on Enter and on leaving, trimmed", async () => {
    const save = vi.fn();
    show(<InlineText label="Name" value="Old" onSave={save} />);
    await userEvent.clear(screen.getByLabelText("Name"));
    await userEvent.type(screen.getByLabelText("Name"), " New {Enter}");
    expect(save.mock.calls).toEqual([["New"]]);
  });

  it("shows a title on several lines but keeps it one: Enter saves, a pasted line end becomes a space", async () => {
    const save = vi.fn();
    show(<InlineText label="Name" value="Old" onSave={save} size="title" />);
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Name" });
    expect(field.tagName).toBe("TEXTAREA");
    await userEvent.clear(field);
    await userEvent.click(field);
    await userEvent.paste("In the news \n our customers read");
    await userEvent.keyboard("{Enter}");
    expect(save.mock.calls).toEqual([["In the news our customers read"]]);
  });

  it("keeps the old text on Escape, on emptying and while an input method composes", async () => {
    const save = vi.fn();
    show(<InlineText label="Name" value="Old" onSave={save} />);
    const input = screen.getByLabelText<HTMLInputElement>("Name");
    await userEvent.type(input, "x{Escape}");
    expect(input.value).toBe("Old");
    await userEvent.clear(input);
    await userEvent.tab();
    await userEvent.type(input, "y");
    fireEvent.keyDown(input, { key: "Enter", isComposing: true });
    expect(save).not.toHaveBeenCalled();
  });
});

describe("DateField", () => {
  it("takes words, keeps what it cannot read and says so, and can be emptied", async () => {
    const change = vi.fn();
    show(<Due onChange={change} />);
    const input = screen.getByLabelText<HTMLInputElement>("Due");
    await userEvent.clear(input);
    await userEvent.type(input, "tomorrow{Enter}");
    expect(change).toHaveBeenLastCalledWith("2026-03-13");
    expect(input.value).toBe("Mar 13");
    await userEvent.clear(input);
    await userEvent.type(input, "soonish{Enter}");
    expect(change).toHaveBeenCalledTimes(1);
    expect(screen.getByRole("alert")).toBeTruthy();
    await userEvent.clear(input);
    await userEvent.tab();
    expect(change).toHaveBeenLastCalledWith(null);
  });

  it("lays out months in whole weeks from the asked day", () => {
    const monday = weeksOf("2026-03-12", 1);
    expect([monday[0]?.[0], monday[5]?.[6]]).toEqual(["2026-02-23", "2026-04-05"]);
    expect(weeksOf("2026-03-12", 7)[0]?.[0]).toBe("2026-03-01");
  });
});

describe("choosing people", () => {
  const people = ["Åsa Öberg", "Ines Moreau", "王小明"].map((label) => ({ id: label, label }));
  it.each([
    ["asa", ["Åsa Öberg"]],
    ["mor in", ["Ines Moreau"]],
    ["小明", ["王小明"]],
    ["", ["Åsa Öberg", "Ines Moreau", "王小明"]],
    ["zz", []],
  ])("%s finds %s", (typed, names) => {
    expect(matching(people, typed).map((person) => person.label)).toEqual(names);
  });

  it("adds, takes away, and replaces when only one fits", () => {
    expect(pressed(["a"], "b", true, true)).toEqual(["a", "b"]);
    expect(pressed(["a", "b"], "a", true, true)).toEqual(["b"]);
    expect(pressed(["a"], "b", false, true)).toEqual(["b"]);
    expect(pressed(["a"], "a", false, true)).toEqual([]);
    expect(pressed(["a"], "a", false, false)).toEqual(["a"]);
  });
});
