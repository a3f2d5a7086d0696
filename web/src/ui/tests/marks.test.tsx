import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Avatar, AvatarGroup } from "../marks/avatar";
import { DueDate } from "../marks/due-date";
import { hueOf, initialsOf } from "../marks/initials";
import { PhaseRibbon } from "../marks/phase-ribbon";
import { Progress } from "../marks/progress";
import { StageChip, Tag } from "../marks/tag";
import { brokenRules, show } from "./show";

describe("PhaseRibbon", () => {
  it("fills up to its phase and says so", () => {
    const { container } = show(<PhaseRibbon phase="publish" />);
    expect(container.querySelectorAll("[data-filled]")).toHaveLength(3);
    expect(container.querySelectorAll("[data-phase]")).toHaveLength(5);
    expect(screen.getByRole("img", { name: /3 of 5.*Publish/ })).toBeTruthy();
  });

  it("names every phase when large", () => {
    const { container } = show(<PhaseRibbon phase="plan" size="lg" />);
    expect(container.querySelector("[role=img]")?.textContent).toBe("PlanProducePublishMeasureLearn");
  });
});

describe("people", () => {
  it.each([
    ["Maja Åkerlund", "MÅ"],
    ["王小明", "小明"],
    ["陳怡君", "怡君"],
    ["Cher", "CH"],
    ["Ana María de la Cruz", "AC"],
    ["  ", "?"],
  ])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

  it("gives one person one colour and different people different ones", () => {
    const hues = new Set(Array.from({ length: 40 }, (_, index) => hueOf(`person-${index}`, 8)));
    expect(hueOf("person-1", 8)).toBe(hueOf("person-1", 8));
    expect(hues.size).toBeGreaterThan(5);
  });

  it("counts those who do not fit", () => {
    const people = ["A B", "C D", "E F", "G H", "I J"].map((name) => ({ id: name, name }));
    show(<AvatarGroup people={people} />);
    expect(screen.getByRole("img", { name: "2 more" }).title).toBe("G H\nI J");
  });

  it("is not read twice beside the name", () => {
    show(<Avatar person={{ id: "1", name: "A B" }} plain />);
    expect(screen.queryByRole("img")).toBeNull();
  });
});

describe("DueDate", () => {
  const today = "2026-03-12";
  it.each([
    ["2026-03-12", false, "today", true],
    ["2026-03-11", false, "yesterday Overdue", true],
    ["2026-02-01", false, "Feb 1 Overdue", true],
    ["2026-03-13", false, "tomorrow", false],
    ["2026-04-02", false, "Apr 2", false],
    ["2026-02-01", true, "Feb 1", false],
  ])("%s (done %s) reads %s, now %s", (date, done, text, now) => {
    const { container } = show(<DueDate date={date} done={done} today={today} />);
    const time = container.querySelector("time");
    expect(time?.textContent).toBe(text);
    expect(time?.hasAttribute("data-now")).toBe(now);
  });
});

describe("small marks", () => {
  it("break no accessibility rule", async () => {
    const { container } = show(
      <>
        <Progress label="Importing" share={0.4} />
        <Progress label="Reading" share={null} />
        <StageChip name="Review" category="review" />
        <AvatarGroup people={[{ id: "1", name: "A B" }]} />
        <PhaseRibbon phase="learn" size="md" />
      </>,
    );
    expect(await brokenRules(container)).toEqual([]);
    expect(screen.getByRole("progressbar", { name: "Importing" }).getAttribute("aria-valuenow")).toBe("40");
    expect(screen.getByRole("progressbar", { name: "Reading" }).hasAttribute("aria-valuenow")).toBe(false);
  });

  it("removes a tag by its name", async () => {
    const remove = vi.fn();
    show(<Tag name="Spring" onRemove={remove} />);
    await userEvent.click(screen.getByRole("button", { name: "Remove Spring" }));
    expect(remove).toHaveBeenCalledTimes(1);
  });
});
