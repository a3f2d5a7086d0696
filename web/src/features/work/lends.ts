import { msg } from "@lingui/core/macro";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "work.not_a_milestone": msg`Only a milestone is reviewed.`,
  "work.bad_review": msg`Say why, and what is to happen.`,
  "work.checks_open": msg`This stage has checks that are not ticked yet.`,
  "work.dependency_cycle": msg`These tasks would wait for each other in a circle.`,
  "work.dependency_self": msg`A task cannot wait for itself.`,
  "work.dependency_twice": msg`These two tasks are linked already.`,
  "work.dependency_to_own_summary": msg`A task cannot be linked to the group it belongs to.`,
  "work.parent_cycle": msg`A task cannot stand below itself.`,
  "work.stage_of_other_campaign": msg`This stage belongs to another campaign.`,
  "work.plan_changed": msg`The plan changed meanwhile. Nothing was moved; look at the new dates and try again.`,
  "work.summary_moves_with_children": msg`A group moves with the tasks below it. Move those instead.`,
  "work.not_finished": msg`This task is not finished yet.`,
  "work.task_done": msg`This task is finished; there is nothing left to promise.`,
  "work.no_timer": msg`No timer is running.`,
});

/** What work lends to the app. */
export const workParts: FeatureParts = {
  panels: [
    {
      kind: "task",
      Panel: lazy(() => import("./pages/task-panel").then((module) => ({ default: module.TaskPanel }))),
      page: (id) => `/tasks/${id}`,
    },
  ],
};
