import { expect, it } from "vitest";
import { placed } from "./found";

it("says where each thing is seen, and leaves out what has no place", () => {
  const kinds = ["campaign", "evidence", "person", "deliverable", "unheard_of"];
  const found = placed(kinds.map((kind) => ({ kind, id: "1", name: kind, where: "", within: "7" })));
  expect(found.map(({ to }) => to)).toEqual([
    "/campaigns/1",
    "/evidence?panel=evidence:1",
    "/people",
    "/campaigns/7/deliverables",
  ]);
});
