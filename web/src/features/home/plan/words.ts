import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { StepKey } from "./api";

/** What each step is called, and the question it answers. */
export const STEP_WORDS: Record<StepKey, { name: MessageDescriptor; asks: MessageDescriptor }> = {
  goal: { name: msg`Goal`, asks: msg`What should be different when this is over, and which goal above does it serve?` },
  metrics: { name: msg`Success metrics`, asks: msg`Which numbers will tell whether it worked, and what is promised?` },
  audience: { name: msg`Audience`, asks: msg`Whom do you speak to?` },
  message: { name: msg`Message`, asks: msg`What do they hear, why should they believe it, what are they asked to do?` },
  scope: { name: msg`Scope`, asks: msg`What belongs to this campaign, and what does not?` },
  team: { name: msg`Team and tasks`, asks: msg`Who takes part, and what is to be done?` },
  deliverables: { name: msg`Deliverables`, asks: msg`What will people see, on which channels?` },
  budget: { name: msg`Budget`, asks: msg`How much may it cost in all?` },
  timeline: {
    name: msg`Timeline and channels`,
    asks: msg`When does it begin, launch and end, and where do you speak?`,
  },
  measurement: { name: msg`Measurement and standards`, asks: msg`How is success measured, and which rules hold?` },
};
