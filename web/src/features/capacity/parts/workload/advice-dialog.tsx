import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatMinutes, formatNumber } from "@/lib/numbers";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { Dialog } from "@/ui/layout/dialog";
import { type Advice, acceptAssignments, adviceQuery, type TaskAdvice, type Unassigned } from "../../api";
import { BECAUSE } from "../../words";
import styles from "./workload.module.css";

interface Props {
  tasks: readonly Unassigned[];
  onClose: () => void;
}

/** Whom the tasks suit best and why; what is ticked is given away as one batch. */
export function AdviceDialog({ tasks, onClose }: Props) {
  const { t } = useLingui();
  const { data: advice, error } = useQuery(adviceQuery(tasks.map((task) => task.id)));
  const [left, setLeft] = useState<readonly string[]>([]);
  const mine = new Set(tasks.filter((task) => task.can.includes("update_task")).map((task) => task.id));
  const chosen = (advice?.tasks ?? []).flatMap(({ id, best }) =>
    best && mine.has(id) && !left.includes(id) ? [{ task_id: id, person_id: best.person_id, seen: [] }] : [],
  );
  const accept = useWrite(() => acceptAssignments({ tasks: chosen, label: t`Suggested people` }), {
    stale: [["workload"], ["effort"]],
    done: t`The tasks were given to the people suggested`,
    onDone: onClose,
  });
  const toggle = (id: string) => setLeft(left.includes(id) ? left.filter((each) => each !== id) : [...left, id]);
  const problem = asProblem(error);
  return (
    <Dialog
      title={t`Who could do it`}
      onClose={onClose}
      width={760}
      foot={
        <>
          <Button onClick={onClose}>{t`Leave it`}</Button>
          <Button
            look="primary"
            busy={accept.isPending}
            disabled={chosen.length === 0}
            onClick={() => accept.mutate()}
          >{t`Assign the ticked ones`}</Button>
        </>
      }
    >
      <p
        className={styles.adviceNote}
      >{t`By skill, campaign, free time and load. Nothing is assigned until you say so.`}</p>
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
      {!advice && !problem && <p role="status">{t`Looking over people and their time…`}</p>}
      {advice && (
        <ul className={styles.advice}>
          {advice.tasks.map((task) => (
            <AdviceLine
              key={task.id}
              task={task}
              advice={advice}
              ticked={mine.has(task.id) && !left.includes(task.id)}
              mayTick={mine.has(task.id)}
              onToggle={() => toggle(task.id)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface LineProps {
  task: TaskAdvice;
  advice: Advice;
  ticked: boolean;
  mayTick: boolean;
  onToggle: () => void;
}

function AdviceLine({ task, advice, ticked, mayTick, onToggle }: LineProps) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const nameOf = (id: string | undefined) => advice.people.find((person) => person.id === id)?.name ?? "";
  const { best, runner_up, because, name } = task;
  const second = nameOf(runner_up?.person_id);
  const reason = i18n._({ ...BECAUSE[because], values: { second } });
  return (
    <li className={styles.adviceLine}>
      <label>
        <input type="checkbox" checked={ticked && best !== null} disabled={!mayTick || !best} onChange={onToggle} />
        <span>{name}</span>
      </label>
      <span className={styles.quiet}>{formatMinutes(task.minutes, language)}</span>
      <span>
        {best && <strong>{nameOf(best.person_id)} </strong>}
        {reason}
      </span>
      {best && runner_up && (
        <span className={styles.quiet} title={partsOf(best, runner_up, t)}>
          {t`${formatNumber(runner_up.cost - best.cost, language)} points ahead`}
        </span>
      )}
    </li>
  );
}

type Choice = NonNullable<TaskAdvice["best"]>;

/** The difference between two people in its parts, for whoever asks. */
function partsOf(best: Choice, second: Choice, t: ReturnType<typeof useLingui>["t"]): string {
  const parts = [
    [t`Skill`, second.parts.skill - best.parts.skill],
    [t`New to the campaign`, second.parts.context - best.parts.context],
    [t`Too little free time`, second.parts.lateness - best.parts.lateness],
    [t`Load`, second.parts.load - best.parts.load],
  ] as const;
  return parts.map(([word, difference]) => `${word} ${difference >= 0 ? "+" : "−"}${Math.abs(difference)}`).join(" · ");
}
