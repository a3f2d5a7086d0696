import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField } from "@/ui/fields/controls";
import { type Course, closeGoal, type Goal, type Outcome, postGoalUpdate, reopenGoal, staleAfter } from "../api";
import { AGREED, isClosed, OUTCOMES } from "../model";
import { STATE_WORDS } from "../words";
import styles from "./goals.module.css";
import { StateChip } from "./state-chip";

/** What was said of the goal, and saying the next thing: how it stands, or that it is closed. */
export function GoalUpdates({ goal }: { goal: Goal }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [closing, setClosing] = useState(false);
  const reopen = useWrite(() => reopenGoal(goal.id), { stale: staleAfter(goal.id) });
  const open = AGREED.includes(goal.state);
  return (
    <section className={styles.block} aria-label={t`Updates`}>
      <div className={styles.blockHead}>
        <h3>{t`Updates`}</h3>
        {open && goal.can.includes("close_goal") && !closing && (
          <Button look="ghost" onClick={() => setClosing(true)}>{t`Close the goal`}</Button>
        )}
        {isClosed(goal.state) && goal.can.includes("reopen_goal") && (
          <Button look="ghost" busy={reopen.isPending} onClick={() => reopen.mutate()}>{t`Reopen the goal`}</Button>
        )}
      </div>
      {closing && open && <Closing goal={goal} onDone={() => setClosing(false)} />}
      {!closing && open && goal.can.includes("post_goal_update") && <Posting goal={goal} />}
      {!open && goal.updates.length === 0 && (
        <p className={styles.quiet}>{t`Once the goal is approved, its owner says here how it stands.`}</p>
      )}
      <ol className={styles.updates}>
        {goal.updates.map((update) => (
          <li key={update.id}>
            <div className={styles.updateHead}>
              <StateChip state={update.state} />
              <span className={styles.quiet}>
                {[update.author, formatInstant(update.at, language)].filter(Boolean).join(" · ")}
              </span>
            </div>
            {update.text && <p className={styles.words}>{update.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Posting({ goal }: { goal: Goal }) {
  const { t } = useLingui();
  const [course, setCourse] = useState<Course>(goal.state === "approved" ? "on_track" : (goal.state as Course));
  const [text, setText] = useState("");
  const post = useWrite(() => postGoalUpdate(goal.id, course, text), {
    stale: staleAfter(goal.id),
    onDone: () => setText(""),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    post.mutate();
  };
  const segments = (["on_track", "at_risk", "off_track"] as const).map((value) => ({
    value,
    label: t(STATE_WORDS[value]),
  }));
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <Segmented label={t`How does it stand?`} value={course} segments={segments} onChange={setCourse} />
      <TextAreaField label={t`What happened, what comes next?`} rows={2} value={text} onChange={setText} />
      <div className={styles.actions}>
        <Button type="submit" busy={post.isPending}>{t`Post the update`}</Button>
      </div>
    </form>
  );
}

function Closing({ goal, onDone }: { goal: Goal; onDone: () => void }) {
  const { t } = useLingui();
  const [outcome, setOutcome] = useState<Outcome>("achieved");
  const [text, setText] = useState("");
  const close = useWrite(() => closeGoal(goal.id, outcome, text), { stale: staleAfter(goal.id), onDone });
  const send = (event: FormEvent) => {
    event.preventDefault();
    close.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <SelectField
        label={t`How did it end?`}
        value={outcome}
        choices={OUTCOMES.map((value) => ({ value, label: t(STATE_WORDS[value]) }))}
        onChange={setOutcome}
      />
      <TextAreaField label={t`What did we learn?`} rows={2} value={text} onChange={setText} />
      <div className={styles.actions}>
        <Button onClick={onDone}>{t`Cancel`}</Button>
        <Button look="primary" type="submit" busy={close.isPending}>{t`Close the goal`}</Button>
      </div>
    </form>
  );
}
