import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { guidePageFor } from "./guide-places";

const PAGES = readdirSync("../docs/guide").map((name) => name.replace(".md", ""));

it.each([
  ["/campaigns/1/board", "board-list-timeline"],
  ["/campaigns/1/settings", "templates"],
  ["/campaigns/1/messages", "audiences"],
  ["/audiences/1", "audiences"],
  ["/channels", "audiences"],
  ["/campaigns/1/results/grid", "results"],
  ["/metrics", "results"],
  ["/campaigns/1", "campaigns"],
  ["/programs/1", "campaigns"],
  ["/goals/1", "goals"],
  ["/import/1", "import"],
  ["/settings/workspace", "calendar"],
  ["/settings/tokens", "people"],
  ["/elsewhere", "README"],
])("%s leads to %s, which there is", (place, page) => {
  expect(guidePageFor(place)).toBe(page);
  expect(PAGES).toContain(page);
});
