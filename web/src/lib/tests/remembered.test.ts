import { afterEach, expect, it } from "vitest";
import { rememberCount, rememberedCount } from "../remembered";

afterEach(() => localStorage.clear());

it("knows how many lines there were, and nothing of other lists", () => {
  rememberCount("campaigns", 9);
  expect([rememberedCount("campaigns"), rememberedCount("views")]).toEqual([9, null]);
});

it("takes what somebody else wrote there for nothing", () => {
  localStorage.setItem("drumbeat.count.campaigns", "many");
  expect(rememberedCount("campaigns")).toBeNull();
});
