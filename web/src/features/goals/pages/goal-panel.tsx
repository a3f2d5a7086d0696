import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Comments, History } from "@/features/activity/public";
import { ApprovalBlock } from "@/features/approvals/public";
import { Citations } from "@/features/evidence/public";
import { Files } from "@/features/files/public";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { useWrite } from "@/ui/feedback/use-write";
import { InlineText } from "@/ui/fields/inline-text";
import { type Goal, goalQuery, goalsQuery, removeGoal, staleAfter, updateGoal } from "../api";
import { placeOf } from "../parts/goal-card";
import { GoalDialog } from "../parts/goal-dialog";
import { GoalEditor } from "../parts/goal-editor";
import { GoalUpdates } from "../parts/goal-updates";
import styles from "../parts/goals.module.css";
import { StandingBar } from "../parts/standing-bar";
import { StateChip } from "../parts/state-chip";
import { LEVEL_WORDS } from "../words";

const DECIDE = ["owner", "director"];

/** One goal with everything about it. */
export function GoalPanel({ id }: { id: string }) {
  const { t } = useLingui();
  const { data: goal } = useSuspenseQuery(goalQuery(id));
  const mayEdit = goal.can.includes("update_goal");
  const approval = (
    <ApprovalBlock
      kind="goal"
      id={id}
      roles={DECIDE}
      mayAsk={goal.state === "draft" && mayEdit}
      hint={t`Approvers see the goal as it stands. Whatever the SMART check leaves open, they will ask about.`}
    />
  );
  return (
    <div className={styles.panel}>
      <Head goal={goal} readOnly={!mayEdit} />
      {goal.approved && goal.changed.length > 0 && (
        <Callout>{t`What was approved has changed since. Ask for approval again when it is ready.`}</Callout>
      )}
      {goal.state === "proposed" && approval}
      <GoalEditor key={id} goal={goal} />
      {goal.state !== "proposed" && approval}
      <GoalUpdates key={goal.state} goal={goal} />
      <SubGoals goal={goal} />
      <Citations kind="goal" id={id} mayCite={mayEdit} />
      <Files kind="goal" id={id} />
      <Comments kind="goal" id={id} />
      <History goal={id} />
    </div>
  );
}

function Head({ goal, readOnly }: { goal: Goal; readOnly: boolean }) {
  const { t } = useLingui();
  const panel = usePanel();
  const screen = useQuery(goalsQuery).data;
  const save = useWrite((name: string) => updateGoal(goal, { name }), { stale: staleAfter(goal.id) });
  const remove = useWrite(() => removeGoal(goal.id), {
    stale: staleAfter(),
    done: t`Deleted the goal`,
    onDone: panel.close,
  });
  const row = screen?.goals.find((each) => each.id === goal.id);
  const place = screen && row ? placeOf(row, screen) : "";
  return (
    <div className={styles.panelHead}>
      <span className={styles.quiet}>{[t(LEVEL_WORDS[goal.level]), place].filter(Boolean).join(" · ")}</span>
      <InlineText
        label={t`Goal`}
        size="title"
        value={goal.name}
        readOnly={readOnly}
        onSave={(name) => save.mutate(name)}
      />
      <div className={styles.headLine}>
        <StateChip state={goal.state} />
        {goal.can.includes("remove_goal") && (
          <Button
            look="ghost"
            icon={<IconTrash size={14} stroke={1.6} />}
            busy={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t`Delete`}
          </Button>
        )}
      </div>
      <StandingBar goal={goal} wide />
    </div>
  );
}

function SubGoals({ goal }: { goal: Goal }) {
  const { t } = useLingui();
  const panel = usePanel();
  const [writing, setWriting] = useState(false);
  const subs = useQuery(goalsQuery).data?.goals.filter((each) => each.parent_id === goal.id) ?? [];
  return (
    <section className={styles.block} aria-label={t`Sub-goals`}>
      <div className={styles.blockHead}>
        <h3>{t`Sub-goals`}</h3>
        {goal.can.includes("create_goal") && goal.level !== "campaign" && (
          <Button look="ghost" icon={<IconPlus size={14} />} onClick={() => setWriting(true)}>
            {t`Add a sub-goal`}
          </Button>
        )}
      </div>
      {subs.length === 0 && <p className={styles.quiet}>{t`No goal hangs under this one.`}</p>}
      <ul className={styles.subs}>
        {subs.map((sub) => (
          <li key={sub.id}>
            <button type="button" className={styles.name} onClick={() => panel.open({ kind: "goal", id: sub.id })}>
              {sub.name}
            </button>
            <StandingBar goal={sub} />
            <StateChip state={sub.state} />
          </li>
        ))}
      </ul>
      {writing && <GoalDialog parent={goal.id} onClose={() => setWriting(false)} />}
    </section>
  );
}
