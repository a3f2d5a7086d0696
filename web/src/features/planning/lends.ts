import { msg } from "@lingui/core/macro";
import { IconArrowsSplit2, IconWand } from "@tabler/icons-react";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "planning.run_going_on": msg`A search over this plan is going on already. Wait for it, or stop it first.`,
  "planning.bad_run": msg`Something in this request does not fit.`,
  "planning.no_move": msg`This proposal is no longer there. Search again.`,
  "planning.bad_embargo": msg`Something about these closed days does not fit.`,
  "planning.bad_scenario": msg`Something about this scenario does not fit.`,
  "planning.bad_change": msg`Something about this change does not fit.`,
  "planning.too_many_changes": msg`A scenario holds {most} changes at the most.`,
  "planning.private_together": msg`A private campaign needs a scenario of its own: others would read about it here.`,
  "planning.not_in_scenario": msg`{name} is not part of this scenario.`,
  "planning.scenario_applied": msg`{name} has become the plan. Undo that first.`,
  "planning.nothing_to_apply": msg`{name} changes nothing yet.`,
  "planning.cycle": msg`These tasks wait for each other in a circle. Remove one of the links.`,
  "planning.too_many_tasks": msg`This plan has {count} open tasks, more than one search takes. Search campaign by campaign.`,
  "planning.slot_settled": msg`{name} is done, under way or fixed by hand: its days stay as they are.`,
  "planning.slot_of_group": msg`{name} holds other tasks. Look for a slot for one of them.`,
  "planning.no_plan": msg`No plan fits within the coming years.`,
  "planning.no_slot": msg`Nobody chosen has room for this within the coming years.`,
  "work.plan_changed": msg`Somebody changed these tasks meanwhile: {names}. Search again.`,
});

/** What planning lends to the app. */
export const planningParts: FeatureParts = {
  nav: [
    { id: "planning", to: "/planning", label: msg`Scheduling`, icon: IconWand, section: "libraries" },
    { id: "scenarios", to: "/scenarios", label: msg`Scenarios`, icon: IconArrowsSplit2, section: "libraries" },
  ],
  taskSections: [lazy(() => import("./parts/slots/task-slot").then((module) => ({ default: module.TaskSlot })))],
  campaignTabs: [{ path: "planning", label: msg({ context: "of a campaign", message: "Scheduling" }), place: 45 }],
  workloadTools: [
    lazy(() => import("./parts/slots/workload-tools").then((module) => ({ default: module.WorkloadTools }))),
  ],
};
