import { describe, expect, it } from "vitest";
import { withColumn } from "@/ui/imports/columns";
import { type Column, changesWords, type Mapping, withWords } from "./model";

function column(index: number, field: string): Column {
  const plain = { kind: "text", filled: 1, samples: [], date_order: null, date_ambiguous: false, choices: null };
  return { index, header: `C${index}`, field, ...plain };
}

const MAPPING: Mapping = {
  columns: [column(0, "name"), column(1, "person_name"), column(2, "custom")],
  people: { Ann: "skip", Bo: "new" },
  stages: {},
};

describe("corrections to the mapping", () => {
  it("gathers words again only when other columns hold people or stages", () => {
    expect(changesWords(MAPPING, withColumn(MAPPING, 2, { field: "stage" }))).toBe(true);
    expect(changesWords(MAPPING, withColumn(MAPPING, 1, { field: "skip" }))).toBe(true);
    expect(changesWords(MAPPING, withColumn(MAPPING, 1, { field: "person_email" }))).toBe(false);
    expect(changesWords(MAPPING, withColumn(MAPPING, 2, { kind: "number" }))).toBe(false);
  });

  it("takes the words of the file and keeps what a person chose", () => {
    const found = { ...MAPPING, people: { Ann: "new", Cy: "new" }, stages: { Doing: "7" } };
    expect(withWords(MAPPING, found)).toEqual({
      ...MAPPING,
      people: { Ann: "skip", Cy: "new" },
      stages: { Doing: "7" },
    });
  });
});
