import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Channel, JourneyStage } from "./api";

/** The customer's journey in its order. */
export const STAGES: readonly { value: JourneyStage; label: MessageDescriptor }[] = [
  { value: "awareness", label: msg`Awareness` },
  { value: "consideration", label: msg`Consideration` },
  { value: "decision", label: msg`Decision` },
  { value: "onboarding", label: msg`Onboarding` },
  { value: "loyalty", label: msg`Loyalty` },
];

/** What is paid for. */
export const COST_MODELS: readonly { value: Channel["cost_model"]; label: MessageDescriptor }[] = [
  { value: "none", label: msg({ context: "cost model", message: "Free" }) },
  { value: "own_time", label: msg`Own time` },
  { value: "cpc", label: msg`Per click` },
  { value: "cpm", label: msg`Per 1,000 views` },
  { value: "cpa", label: msg`Per action` },
  { value: "per_send", label: msg`Per mailing` },
  { value: "flat", label: msg`Fixed price` },
];
