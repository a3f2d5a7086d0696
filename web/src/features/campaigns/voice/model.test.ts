import { expect, test } from "vitest";
import type { Deliverable } from "../api";
import type { Gap, Matrix } from "./api";
import { cellsOf, combinations, groupGaps, isPlannable, NOWHERE, orderAt, withMaster } from "./model";

const gap = (code: Gap["code"], name: string): Gap => ({
  code,
  name,
  kind: "deliverable",
  id: name,
  day: null,
  reason: "",
});

test("a cell is found by its place, and only there", () => {
  const cell = {
    audience_id: "a",
    stage: "decision",
    channel_id: "c",
    states: {},
    deliverable_ids: [],
    expected: true,
    suggested: [],
    limit: null,
  } as const;
  const find = cellsOf({ cells: [cell] } as unknown as Matrix);
  expect(find("a", "decision", "c")).toBe(cell);
  expect(find("a", "loyalty", "c")).toBeUndefined();
});

test("an order at a cell proposes what usually stands there", () => {
  const order = orderAt({ audienceId: "a", stage: "decision", channelId: "c", suggested: ["Free trial", "Demo"] });
  expect(order.master).toMatchObject({ audience_id: "a", journey_stage: "decision", content_type: "Free trial" });
  expect(order.channels).toEqual(["c"]);
});

test("a master lends what it says of itself and keeps the place where it says nothing", () => {
  const film = { id: "film", name: "Film", content_type: "Video", audience_id: null, journey_stage: "" } as Deliverable;
  const order = withMaster(orderAt({ ...NOWHERE, audienceId: "a", stage: "decision" }), film);
  expect(order.master).toMatchObject({ id: "film", name: "Film", audience_id: "a", journey_stage: "decision" });
  expect(withMaster(order, undefined).master).toMatchObject({ id: null, name: "Film" });
});

test("an order is planned once it has a name and something to vary", () => {
  const order = orderAt(NOWHERE);
  const named = { ...order, master: { ...order.master, name: "Film" } };
  expect([isPlannable(order), isPlannable(named)]).toEqual([false, false]);
  const varied = {
    ...named,
    formats: ["a", "b", "c"],
    languages: ["sv", "en", "zh-Hans", "zh-Hant"],
    channels: ["x", "y"],
  };
  expect([isPlannable(varied), combinations(varied), combinations(named)]).toEqual([true, 24, 1]);
});

test("gaps stand by their sort, the gravest first", () => {
  const gaps = [gap("message_without_cta", "a"), gap("too_late", "b"), gap("message_without_cta", "c")];
  expect(groupGaps(gaps).map(({ code, gaps: some }) => [code, some.length])).toEqual([
    ["too_late", 1],
    ["message_without_cta", 2],
  ]);
});
