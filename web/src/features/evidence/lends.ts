import { msg } from "@lingui/core/macro";
import { IconBooks } from "@tabler/icons-react";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "evidence.not_a_change": msg`Only a change of the market can have a campaign planned again.`,
  "evidence.replan_open": msg`The task {name} in this campaign comes from this change already.`,
  "evidence.no_replan": msg`Campaigns cannot be planned again here.`,
  in_the_future: msg`This day has not come yet`,
  not_a_number: msg`Write a number such as 1200 or 2.5`,
  out_of_range: msg`This is beyond what can be kept`,
  bad_value: msg`This does not look right`,
});

/** What evidence lends to the app. */
export const evidenceParts: FeatureParts = {
  nav: [{ id: "evidence", to: "/evidence", label: msg`Evidence`, icon: IconBooks, section: "libraries" }],
  panels: [
    {
      kind: "evidence",
      Panel: lazy(() => import("./pages/evidence-panel").then((module) => ({ default: module.EvidencePanel }))),
    },
  ],
};
