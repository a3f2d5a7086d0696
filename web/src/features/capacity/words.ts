import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Rule, TaskAdvice } from "./api";

/** How the work of a task lies on its days. */
export const RULE_WORDS: Record<Rule, MessageDescriptor> = {
  even: msg`evenly`,
  front: msg`more at the beginning`,
  back: msg`more at the end`,
  by_day: msg`by hand`,
};

export const RULES: readonly Rule[] = ["even", "front", "back", "by_day"];

/** How well somebody knows a skill. */
export const LEVEL_WORDS: Record<number, MessageDescriptor> = {
  1: msg({ context: "of a skill", message: "Knows it" }),
  2: msg({ context: "of a skill", message: "Experienced" }),
  3: msg({ context: "of a skill", message: "Expert" }),
};

/** Why the first is named before the second. */
export const BECAUSE: Record<TaskAdvice["because"], MessageDescriptor> = {
  skill: msg`knows it better than {second}`,
  context: msg`works in this campaign already, {second} does not`,
  lateness: msg`has more free time in these days than {second}`,
  load: msg`has less work than {second}`,
  equal: msg`suits as well as {second}`,
  only: msg`is the only one who can do it`,
  nobody: msg`Nobody has the skills it takes.`,
};
