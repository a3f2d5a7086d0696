import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { announce } from "@/lib/announcer";
import { Problem } from "@/lib/problem";
import { handleKey } from "@/lib/shortcuts";
import { closeToast, showToast, toasts } from "@/lib/toasts";
import { Button } from "../actions/button";
import { Menu } from "../actions/menu";
import { Segmented } from "../actions/segmented";
import { Announcer } from "../feedback/announcer";
import { EmptyState } from "../feedback/empty-state";
import { ErrorState } from "../feedback/error-state";
import { explain, problemText } from "../feedback/problem-text";
import { ToastStack } from "../feedback/toast-stack";
import { Dialog } from "../layout/dialog";
import { RightPanel } from "../layout/right-panel";
import { brokenRules, show } from "./show";

describe("Menu", () => {
  it("opens, runs a verb and closes", async () => {
    const run = vi.fn();
    show(
      <Menu trigger={<Button>More</Button>} sections={[{ id: "s", entries: [{ id: "r", label: "Rename", run }] }]} />,
    );
    await userEvent.click(screen.getByRole("button", { name: "More" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Rename" }));
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe("Segmented", () => {
  it("is a radio group", async () => {
    const change = vi.fn();
    const segments = ["list", "board"].map((value) => ({ value, label: value }));
    const { container } = show(<Segmented label="View" value="list" segments={segments} onChange={change} />);
    await userEvent.click(screen.getByRole("radio", { name: "board" }));
    expect(change).toHaveBeenCalledWith("board");
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("Button", () => {
  it("ignores presses while busy", async () => {
    const press = vi.fn();
    show(
      <Button busy onClick={press}>
        Save
      </Button>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(press).not.toHaveBeenCalled();
  });
});

function Opener() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Set a target</Button>
      {open && (
        <Dialog title="Target" onClose={() => setOpen(false)}>
          <input aria-label="Value" />
        </Dialog>
      )}
    </>
  );
}

describe("Dialog", () => {
  it("takes the focus to its first field, and back to what opened it", async () => {
    show(<Opener />);
    await userEvent.click(screen.getByRole("button", { name: "Set a target" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Value"));
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Set a target" }));
  });
});

describe("RightPanel", () => {
  it("closes on Escape", () => {
    const close = vi.fn();
    show(
      <RightPanel label="Task" onClose={close}>
        body
      </RightPanel>,
    );
    act(() => handleKey(new KeyboardEvent("keydown", { key: "Escape" })));
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe("toasts", () => {
  it("offer undo only for batches and leave by themselves, except under the pointer", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const undo = vi.fn();
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    show(<ToastStack onUndo={undo} />);
    act(() => void showToast({ text: "Saved" }));
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    act(() => void showToast({ text: "Moved", batch: "b1" }));
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(undo.mock.calls[0]?.[0]).toMatchObject({ batch: "b1" });
    act(() => vi.advanceTimersByTime(20_000));
    expect(toasts.get()).toHaveLength(2);
    await user.unhover(screen.getByText("Moved"));
    act(() => (document.activeElement as HTMLElement).blur());
    act(() => vi.advanceTimersByTime(20_000));
    expect(toasts.get()).toHaveLength(0);
    vi.useRealTimers();
    for (const toast of toasts.get()) closeToast(toast.id);
  });
});

describe("words for problems", () => {
  it("choose by code, fill in facts, else go by status", () => {
    explain({ "test.too_many": { id: "test.too_many", message: "At most {most}" } });
    expect(problemText(new Problem({ status: 422, code: "test.too_many", facts: { most: 3 } }))).toBe("At most 3");
    expect(problemText(new Problem({ status: 403, code: "test.unknown" }))).toContain("not change it");
    expect(problemText(new Problem({ status: 500, code: "test.unknown" }))).toContain("Nothing was changed");
  });
});

describe("states and announcements", () => {
  it("hide the preview, offer the next step and are read aloud", async () => {
    const retry = vi.fn();
    const { container } = show(
      <>
        <EmptyState
          sentence="Nothing yet"
          preview={<button type="button">ghost</button>}
          action={<Button>Add</Button>}
        />
        <ErrorState error={new Problem({ status: 503, code: "busy" })} onRetry={retry} />
        <Announcer />
      </>,
    );
    expect(screen.queryByRole("button", { name: "ghost" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledTimes(1);
    act(() => announce("Moved to Review"));
    expect(screen.getByRole("status").textContent).toBe("Moved to Review");
    expect(await brokenRules(container)).toEqual([]);
  });
});
