import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatMinutes } from "@/lib/numbers";
import { useUrlState } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Avatar } from "@/ui/marks/avatar";
import type { Conflict, Workload } from "../../api";
import { spanWords } from "../../model";
import styles from "./workload.module.css";

/** Where somebody has more work than time, the earliest first. */
export function Conflicts({ workload }: { workload: Workload }) {
  const { t } = useLingui();
  if (workload.conflicts.length === 0)
    return <p className={styles.quiet}>{t`Nobody has more work than time in these days.`}</p>;
  return (
    <section className={styles.conflicts} aria-label={t`More work than time`}>
      <h2>{t`More work than time`}</h2>
      <ul>
        {workload.conflicts.map((conflict) => (
          <ConflictLine key={`${conflict.person_id} ${conflict.first}`} conflict={conflict} workload={workload} />
        ))}
      </ul>
    </section>
  );
}

function ConflictLine({ conflict, workload }: { conflict: Conflict; workload: Workload }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [, change] = useUrlState();
  const person = workload.people.find((each) => each.id === conflict.person_id);
  const at = workload.periods.findIndex(([, last = ""]) => conflict.first <= last);
  if (!person) return null;
  const over = formatMinutes(conflict.over, language);
  return (
    <li className={styles.conflict}>
      <Avatar person={person} plain />
      <span className={styles.personName}>{person.name}</span>
      <span>{spanWords(conflict.first, conflict.last, language)}</span>
      <strong>{t`${over} too much`}</strong>
      <Button look="ghost" onClick={() => change({ cell: `${person.id}.${at}` })}>{t`Show the work`}</Button>
    </li>
  );
}
