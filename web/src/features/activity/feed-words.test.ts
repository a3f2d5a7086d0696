import { expect, it } from "vitest";
import type { FeedItem } from "./api";
import { foldItems, wordsOf } from "./feed-words";

function item(seq: number, values: Partial<FeedItem> = {}): FeedItem {
  const subject = { kind: "task", id: "t", name: "" };
  return { seq, kind: "time.logged", actor_id: "p", subject, changes: {}, ...values } as FeedItem;
}

it("folds neighbours that read the same and keeps the newest", () => {
  const items = [item(4), item(3), item(2, { actor_id: "q" }), item(1)];
  expect(foldItems(items).map(({ item: each, times }) => [each.seq, times])).toEqual([
    [4, 2],
    [2, 1],
    [1, 1],
  ]);
});

it("tells folded changes from the oldest value to the newest", () => {
  const changed = (seq: number, due: [string, string]) => item(seq, { kind: "task.updated", changes: { due } });
  const [first] = foldItems([changed(2, ["b", "c"]), changed(1, ["a", "b"])]);
  expect(first?.item.changes).toEqual({ due: ["a", "c"] });
});

it("says finished and reopened rather than which fields changed", () => {
  const done = item(1, { kind: "task.updated", changes: { stage_id: ["a", "b"], completed_at: [null, "2026-03-04"] } });
  const open = item(2, { kind: "task.updated", changes: { completed_at: ["2026-03-04", null] } });
  const moved = item(3, { kind: "task.updated", changes: { due: [null, "2026-03-04"] } });
  expect([done, open].map((each) => wordsOf(each).did.message)).toEqual(["finished", "reopened"]);
  expect([done, moved].map((each) => wordsOf(each).tells)).toEqual([false, true]);
});
