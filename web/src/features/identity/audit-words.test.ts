import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DEEDS, deedOf, NOUNS, nounOf } from "./audit-words";

const TABLE = join(import.meta.dirname, "../../../../docs/generated/events.md");

it("has words for every kind of event", () => {
  const kinds = [...readFileSync(TABLE, "utf8").matchAll(/^\| `([a-z_.]+)`/gm)].map(([, kind = ""]) => kind);
  expect(kinds.length).toBeGreaterThan(100);
  expect(kinds.filter((kind) => !NOUNS[nounOf(kind)] || !DEEDS[deedOf(kind)])).toEqual([]);
});

it.each([
  ["nouns", NOUNS],
  ["deeds", DEEDS],
])("calls no two %s alike, for they stand side by side in the filter", (_, words) => {
  const said = Object.values(words).map(({ message }) => message ?? "");
  expect(said.filter((word, at) => said.indexOf(word) !== at)).toEqual([]);
});
