import { msg } from "@lingui/core/macro";
import { IconTargetArrow } from "@tabler/icons-react";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "goals.circle": msg`These goals would serve each other in a circle: {chain}`,
  "goals.too_deep": msg`This is deeper than {most} levels. Hang it higher up.`,
  "goals.closed": msg`This goal is closed. Reopen it first.`,
  "goals.not_closed": msg`This goal is open already.`,
  "goals.not_approved": msg`This goal has to be approved first.`,
  "goals.not_a_draft": msg`Only a draft can be put to a decision.`,
  "goals.being_decided": msg`Approvers are deciding on this goal. Withdraw the request before you change what they decide on.`,
  "goals.has_sub_goals": msg`Other goals hang under this one. Move or delete them first. {names}`,
  equals_baseline: msg`The target is where you stand already`,
  wrong_direction: msg`The target leads the other way. Change the direction or the target`,
  impossible_date: msg`There is no such year here`,
  unknown_metric: msg`There is no such metric`,
  too_precise: msg`At most 15 digits, six of them behind the point`,
  tasks_of_a_campaign: msg`Only a campaign has tasks to measure by`,
  level_below: msg`This goal stands on a level below`,
  other_campaign: msg`This goal belongs to another campaign`,
  decimal_parsing: msg`Write a number such as 1200 or 2.5`,
});

/** What goals lend to the app. */
export const goalsParts: FeatureParts = {
  nav: [{ id: "goals", to: "/goals", label: msg`Goals`, icon: IconTargetArrow, keys: "g o", section: "libraries" }],
  panels: [
    {
      kind: "goal",
      Panel: lazy(() => import("./pages/goal-panel").then((module) => ({ default: module.GoalPanel }))),
      page: (id) => `/goals/${id}`,
    },
  ],
};
