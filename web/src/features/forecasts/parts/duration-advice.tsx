import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatMinutes, formatShare } from "@/lib/numbers";
import { Button } from "@/ui/actions/button";
import { type Advice, adviceQuery } from "../api";
import styles from "./duration-advice.module.css";

/** In a task's panel: how long work of this kind really takes, and what that is known from. Nothing without an estimate. */
export function DurationAdvice({ taskId }: { taskId: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...adviceQuery(taskId, null), retry: false });
  if (!data) return null;
  const half = formatMinutes(data.p50, language);
  const safe = formatMinutes(data.p80, language);
  return (
    <section className={styles.block} aria-label={t`How long it really takes`}>
      <div className={styles.head}>
        <h3>{t`How long it really takes`}</h3>
        <Button look="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t`Why?`}
        </Button>
      </div>
      <p className={styles.words}>
        <Trans>
          Half of such work stays within {half}, four in five within {safe}.
        </Trans>
      </p>
      {open && <Why advice={data} />}
    </section>
  );
}

function Why({ advice }: { advice: Advice }) {
  const { t } = useLingui();
  const language = useLanguage();
  const levels: Record<string, string> = {
    size: t`work of this size`,
    type: t`work of this size in campaigns of this type`,
    content: t`work of this size on this kind of content`,
    team: t`work of this size in this team`,
    person: t`this person's work of this size`,
  };
  const { count, basis } = advice;
  const level = levels[advice.level] ?? levels.size;
  const share = formatShare(advice.share, language);
  return (
    <div className={styles.why}>
      {basis === "none" ? (
        <p>
          <Plural
            value={count}
            _0="No history yet: no finished task has both an estimate and time kept on it. The range is a guess."
            one="No history yet: only # finished task has an estimate and time kept on it. The range is a guess."
            other="No history yet: only # finished tasks have an estimate and time kept on them. The range is a guess."
          />
        </p>
      ) : (
        <p>
          <Plural
            value={count}
            one={`Known from # finished task: ${level}. In the middle it took ${share} of its estimate.`}
            other={`Known from # finished tasks: ${level}. In the middle they took ${share} of their estimate.`}
          />
        </p>
      )}
      {advice.similar.length > 0 && (
        <>
          <h4>{t`Similar tasks`}</h4>
          <ul>
            {advice.similar.map((task) => (
              <Similar key={task.id} task={task} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Similar({ task }: { task: Advice["similar"][number] }) {
  const language = useLanguage();
  const { name } = task;
  const [took, planned] = [formatMinutes(task.minutes, language), formatMinutes(task.estimate, language)];
  return (
    <li>
      <Trans>
        {name}: {took}, planned {planned}
      </Trans>
    </li>
  );
}
