import { msg } from "@lingui/core/macro";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";
import { EARLIER_PLAN } from "./earlier-plan";

explain({
  "baselines.same_name": msg`This campaign has a baseline of this name already. Choose another one.`,
  "baselines.empty_plan": msg`There is no task to keep yet. Plan the work first.`,
  "baselines.too_many": msg`A campaign keeps at most {most} baselines. Remove one you no longer need.`,
  "baselines.of_other_campaign": msg`This baseline belongs to another campaign.`,
});

/** What baselines lend to the app. */
export const baselinesParts = {
  campaignTabs: [{ path: "variance", label: msg({ context: "of a campaign", message: "Variance" }), place: 45 }],
  earlierPlan: EARLIER_PLAN,
} satisfies FeatureParts;
