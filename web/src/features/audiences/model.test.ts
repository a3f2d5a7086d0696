import { expect, test } from "vitest";
import type { Audience, Limit, Message } from "./api";
import { familiesOf, limitsOn, roomsOf, wordsIn } from "./model";

const audience = (id: string, changes: Partial<Audience> = {}): Audience => ({
  id,
  kind: "persona",
  parent_id: null,
  name: id,
  summary: "",
  problem: "",
  frustrations: "",
  willingness_to_pay: "",
  journey: {},
  segments: [],
  channel_ids: [],
  removed: false,
  etag: 1,
  can: [],
  ...changes,
});

const limit = (id: string, changes: Partial<Limit>): Limit => ({
  id,
  channel_id: "tv",
  audience_id: null,
  segment: "",
  reason: "",
  until: null,
  in_force: true,
  offending: 0,
  offenders: [],
  etag: 1,
  can: [],
  ...changes,
});

const message = (id: string, audience_id: string | null): Message => ({
  id,
  campaign_id: "c",
  audience_id,
  core: id,
  call_to_action: "",
  cta_url: "",
  proofs: [],
  etag: 1,
  can: [],
});

test("personas stand under their profile, the others last", () => {
  const shops = audience("shops", { kind: "icp" });
  const ines = audience("ines", { parent_id: "shops" });
  const otto = audience("otto");
  const lost = audience("lost", { parent_id: "gone" });
  expect(familiesOf([shops, ines, otto, lost])).toEqual([
    { profile: shops, personas: [ines] },
    { profile: null, personas: [otto, lost] },
  ]);
  expect(familiesOf([shops])).toEqual([{ profile: shops, personas: [] }]);
});

test("limits concern an audience by name, by profile and by segment, however it is written", () => {
  const shops = audience("shops", { kind: "icp", segments: ["Retail"] });
  const ines = audience("ines", { parent_id: "shops", segments: ["18–24"] });
  const limits = [
    limit("own", { audience_id: "ines" }),
    limit("profile", { audience_id: "shops" }),
    limit("age", { segment: "18 - 24" }),
    limit("trade", { segment: "retail" }),
    limit("other", { segment: "25-34" }),
    limit("otto", { audience_id: "otto" }),
  ];
  expect(limitsOn(ines, shops, limits).map(({ id }) => id)).toEqual(["own", "profile", "age", "trade"]);
  expect(limitsOn(shops, undefined, limits).map(({ id }) => id)).toEqual(["profile", "trade"]);
});

test("the house has a room for each audience addressed or spoken to, and one for everyone", () => {
  const addressed = [
    { audience_id: "ines", primary: true },
    { audience_id: "otto", primary: false },
  ];
  const rooms = roomsOf(addressed, [message("a", "ines"), message("b", null), message("c", "ida")]);
  expect(rooms.map((room) => [room.audienceId, room.primary, room.messages.map(({ id }) => id)])).toEqual([
    ["ines", true, ["a"]],
    ["otto", false, []],
    ["ida", false, ["c"]],
    [null, false, ["b"]],
  ]);
});

test("typed words are taken apart by commas of any script", () => {
  expect(wordsIn(" 18–24, parents，学生、 parents ;")).toEqual(["18–24", "parents", "学生"]);
});
