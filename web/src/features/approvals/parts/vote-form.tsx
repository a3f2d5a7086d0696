import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField } from "@/ui/fields/controls";
import { type Approval, type Decision, decideApproval } from "../api";
import styles from "./approvals.module.css";

/** The reader's own decision: approving at once, requiring changes with words. */
export function VoteForm({ approval }: { approval: Approval }) {
  const { t } = useLingui();
  const [refusing, setRefusing] = useState(false);
  const [comment, setComment] = useState("");
  const { kind, ref_id: id } = approval;
  const decide = useWrite((decision: Decision) => decideApproval(approval.id, decision, comment), {
    stale: [["approvals"], [`${kind}s`], [kind, id]],
    quiet: true,
  });
  const problem = splitProblem(decide.error, ["comment"]);
  const refuse = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate("changes_required");
  };
  return (
    <form className={styles.form} onSubmit={refuse} noValidate>
      {refusing && (
        <TextAreaField
          label={t`What has to change?`}
          value={comment}
          faults={problem?.fields.comment}
          rows={3}
          onChange={setComment}
        />
      )}
      {problem?.whole && <Callout tone="now">{problemText(problem.whole)}</Callout>}
      <div className={styles.actions}>
        {refusing ? (
          <>
            <Button onClick={() => setRefusing(false)}>{t`Cancel`}</Button>
            <Button look="primary" type="submit" busy={decide.isPending}>
              {t`Require these changes`}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setRefusing(true)}>{t`Require changes`}</Button>
            <Button look="primary" busy={decide.isPending} onClick={() => decide.mutate("approved")}>
              {t`Approve`}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
