import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField } from "@/ui/fields/controls";
import { type Review, reviewMilestone, reviewsQuery } from "../../api";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

type Verdict = Review["verdict"];

const VERDICTS: Record<Verdict, MessageDescriptor> = {
  go: msg`Go`,
  conditions: msg`Go with conditions`,
  hold: msg`Hold`,
  stop: msg`Stop`,
};
const ORDER: readonly Verdict[] = ["go", "conditions", "hold", "stop"];

/** What was decided at a milestone, the latest first; who leads adds a verdict. */
export function MilestoneReviews({ task }: TaskPanelState) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data = [] } = useQuery(reviewsQuery(task.id));
  const [writing, setWriting] = useState(false);
  const may = task.can.includes("review_milestone");
  return (
    <section className={styles.block} aria-label={t`Reviews`}>
      <div className={styles.blockHead}>
        <h3>{t`Reviews`}</h3>
        {may && !writing && (
          <Button look="ghost" onClick={() => setWriting(true)}>
            {t`Record a verdict`}
          </Button>
        )}
      </div>
      {writing && <NewReview taskId={task.id} onClose={() => setWriting(false)} />}
      {data.map((review) => (
        <div key={review.id}>
          <strong>{t(VERDICTS[review.verdict])}</strong>{" "}
          <span className={styles.none}>
            {review.by} · {formatInstant(review.at, language)}
          </span>
          {review.note && <p>{review.note}</p>}
        </div>
      ))}
    </section>
  );
}

function NewReview({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { t } = useLingui();
  const [verdict, setVerdict] = useState<Verdict>("go");
  const [note, setNote] = useState("");
  const save = useWrite(() => reviewMilestone(taskId, verdict, note), {
    stale: [["task", taskId, "reviews"]],
    onDone: onClose,
    quiet: true,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <SelectField
        label={t`Verdict`}
        value={verdict}
        choices={ORDER.map((value) => ({ value, label: t(VERDICTS[value]) }))}
        onChange={setVerdict}
      />
      <TextAreaField
        label={verdict === "go" ? t`Note` : t`Why, and what is to happen`}
        rows={2}
        value={note}
        onChange={setNote}
        faults={asProblem(save.error)?.fields.note}
      />
      <div className={styles.blockHead}>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={save.isPending}>
          {t`Record`}
        </Button>
      </div>
    </form>
  );
}
