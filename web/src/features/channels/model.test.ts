import { expect, test } from "vitest";
import type { Channel, Channels } from "./api";
import { channelChoices, choicesOf, formatsOf, neighbours } from "./model";

const channel = (id: string, changes: Partial<Channel> = {}): Channel => ({
  id,
  key: "",
  name: id.toUpperCase(),
  cost_model: "none",
  journey_stages: [],
  formats: [],
  lead_days: 0,
  metric_keys: [],
  removed: false,
  etag: 1,
  can: [],
  ...changes,
});

const library = (...all: Channel[]): Channels => ({
  listed: all.filter(({ removed }) => !removed),
  byId: new Map(all.map((each) => [each.id, each])),
  nameOf: (id) => id ?? "",
});

test("offered channels come first, and a removed one is a choice only where it is chosen", () => {
  const channels = library(channel("a"), channel("b"), channel("gone", { removed: true }));
  expect(channelChoices(channels, null, ["b"]).map(({ value }) => value)).toEqual(["", "b", "a"]);
  expect(channelChoices(channels, "gone").map(({ value }) => value)).toEqual(["", "gone", "a", "b"]);
});

test("words stand once, by the names they have", () => {
  expect(choicesOf(["ctr", "ctr", "own"], new Map([["ctr", "Click rate"]]))).toEqual([
    { id: "ctr", label: "Click rate" },
    { id: "own", label: "own" },
  ]);
});

test("a channel moves by standing before another, or at the end", () => {
  const rows = [channel("a"), channel("b"), channel("c")];
  expect(neighbours(rows, 0)).toEqual({ up: undefined, down: "c" });
  expect(neighbours(rows, 1)).toEqual({ up: "a", down: null });
  expect(neighbours(rows, 2)).toEqual({ up: "b", down: undefined });
});

test("formats are those of the chosen channels, or all where one takes anything", () => {
  const channels = library(channel("a", { formats: ["Story"] }), channel("b", { formats: ["Film"] }), channel("c"));
  expect(formatsOf(channels, ["a"])).toEqual(["Story"]);
  expect(formatsOf(channels, ["a", "c"])).toEqual(["Story", "Film"]);
  expect(formatsOf(channels, [])).toEqual(["Story", "Film"]);
});
