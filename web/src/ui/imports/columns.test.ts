import { describe, expect, it } from "vitest";
import { type DateOrder, readSample } from "./columns";

describe("a day of a file", () => {
  it.each<[string, DateOrder, string | null]>([
    ["03/04/2026", "dmy", "2026-04-03"],
    ["03/04/2026", "mdy", "2026-03-04"],
    ["2026-04-03", "ymd", "2026-04-03"],
    ["3.4.26", "dmy", "2026-04-03"],
    ["25/12/2026", "mdy", null],
    ["next week", "dmy", null],
  ])("%s by %s", (sample, order, day) => {
    expect(readSample(sample, order)).toBe(day);
  });
});
