import { msg } from "@lingui/core/macro";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "phases.checks_unmet": msg`Not met yet: {names}`,
  "phases.not_present": msg`The campaign is in another phase by now.`,
  "phases.not_closed": msg`This phase is open.`,
  "phases.computed": msg`“{name}” is computed from the campaign's records and takes no tick.`,
  "phases.other_type": msg`This check belongs to another type of campaign.`,
  "phases.bad_brief": msg`Something in this plan does not fit.`,
  "phases.bad_check": msg`Something in this check does not fit.`,
  "phases.bad_reason": msg`The reason is too long.`,
  "phases.too_many_checks": msg`A type can have {most} checks.`,
  "phases.no_exit_check": msg`This check is gone.`,
});

/** What phases lend to the app. */
export const phasesParts: FeatureParts = {
  typeSections: [
    {
      id: "exit-checks",
      Section: lazy(() =>
        import("./parts/exit-checks-editor").then((module) => ({ default: module.ExitChecksEditor })),
      ),
    },
  ],
};
