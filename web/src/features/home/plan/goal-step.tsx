import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApprovalBlock, GoalCard, GoalForm, goalsQuery } from "@/features/goals/public";
import { Button } from "@/ui/actions/button";
import type { Plan } from "./api";
import styles from "./setup.module.css";

const DECIDE = ["owner", "director"] as const;

/** The campaign's goals, each with its approval, and the form for a new one. */
export function GoalStep({ plan, readOnly }: { plan: Plan; readOnly: boolean }) {
  const { t } = useLingui();
  const { data: screen } = useSuspenseQuery(goalsQuery);
  const id = plan.campaign.id;
  const goals = screen.goals.filter((goal) => goal.campaign_id === id);
  const [writing, setWriting] = useState(false);
  const shown = writing || goals.length === 0;
  return (
    <div className={styles.fields}>
      {goals.map((goal) => (
        <div key={goal.id} className={styles.goal}>
          <GoalCard goal={goal} screen={screen} />
          {(goal.state === "draft" || goal.state === "proposed") && (
            <ApprovalBlock kind="goal" id={goal.id} roles={DECIDE} mayAsk={goal.state === "draft" && !readOnly} />
          )}
        </div>
      ))}
      {!readOnly && shown && (
        <GoalForm
          campaignId={id}
          typeKey={plan.type_key}
          onSaved={() => setWriting(false)}
          {...(goals.length > 0 ? { onCancel: () => setWriting(false) } : {})}
        />
      )}
      {!readOnly && !shown && (
        <div>
          <Button onClick={() => setWriting(true)}>{t`Another goal`}</Button>
        </div>
      )}
    </div>
  );
}
