import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const PHASES = ["plan", "produce", "publish", "measure", "learn"] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_NAMES: Record<Phase, MessageDescriptor> = {
  plan: msg`Plan`,
  produce: msg`Produce`,
  publish: msg`Publish`,
  measure: msg`Measure`,
  learn: msg`Learn`,
};
