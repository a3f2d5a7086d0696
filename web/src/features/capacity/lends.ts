import { msg } from "@lingui/core/macro";
import { IconClockHour4, IconUserStar, IconUsersGroup } from "@tabler/icons-react";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "capacity.skill_exists": msg`There is a skill called {name} already.`,
  "capacity.bad_needs": msg`Each line needs a skill or the name of a role, and none twice.`,
  "capacity.bad_effort": msg`A day takes between nothing and 24 hours.`,
  "capacity.not_on_task": msg`Hours can only be set for people who are on the task. Look again who is.`,
  "capacity.more_than_left": msg`By hand that makes {given} hours, and only {left} hours of work are left. Nothing was saved; take some away, or raise the estimate first.`,
  "capacity.bad_period": msg`These days are too far away or too many to show at once.`,
  "capacity.busy": msg`The advice is not to be had just now. Try again in a moment.`,
  "capacity.no_advice": msg`No advice could be worked out for these tasks.`,
  "work.day_full": msg`A day has 24 hours. Nothing was saved; look at {days}.`,
  "work.bad_time": msg`A cell takes up to 24 hours.`,
});

/** What capacity lends to the app. */
export const capacityParts: FeatureParts = {
  nav: [
    {
      id: "workload",
      to: "/workload",
      label: msg`Workload`,
      icon: IconUsersGroup,
      keys: "g w",
      section: "main",
      needs: "see_workload",
    },
  ],
  commands: [
    { id: "time-sheet", label: msg`Time sheet`, icon: IconClockHour4, run: (go) => go("/time-sheet") },
    { id: "skills", label: msg`Skills`, icon: IconUserStar, needs: "see_workload", run: (go) => go("/skills") },
  ],
  personColumns: [
    {
      id: "skills",
      title: msg`Skills`,
      needs: "see_workload",
      Cell: lazy(() => import("./parts/skills/person-skills").then((module) => ({ default: module.PersonSkills }))),
    },
  ],
  taskSections: [lazy(() => import("./parts/task-effort").then((module) => ({ default: module.TaskEffort })))],
};
