import { useLingui } from "@lingui/react/macro";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDay, formatDayWith, type PlainDate } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { type Absence, removeAbsence, TIME_STALE } from "../api";
import { useReasons } from "../reasons";
import { AbsenceDialog } from "./absence-dialog";
import styles from "./my-time.module.css";

const MONDAY = "2024-01-01";

/** When an absence is, in words. */
export function useWhen() {
  const { t } = useLingui();
  const language = useLanguage();
  const rhythm = ({ repeats }: Absence) => {
    if (!repeats) return "";
    const { every_weeks: weeks } = repeats;
    const name = formatDayWith(addDays(MONDAY, repeats.weekday), language, { weekday: "long" });
    return weeks === 1 ? t`every ${name}` : t`${name} every ${weeks} weeks`;
  };
  const part = ({ minutes_per_day: minutes }: Absence) => {
    if (minutes === null) return "";
    const time = formatMinutes(minutes, language);
    return t`${time} a day`;
  };
  return (absence: Absence) => {
    const from = formatDay(absence.first, language);
    const days = absence.first === absence.last ? from : `${from} – ${formatDay(absence.last, language)}`;
    return [days, rhythm(absence), part(absence)].filter(Boolean).join(" · ");
  };
}

interface Props {
  absences: readonly Absence[];
  today: PlainDate;
}

/** The days off of one person. */
export function AbsenceList({ absences, today }: Props) {
  const { t } = useLingui();
  const reasons = useReasons();
  const when = useWhen();
  const [changing, setChanging] = useState<Absence | null>(null);
  const remove = useWrite(removeAbsence, { stale: TIME_STALE, done: t`Days off removed` });
  const head = [
    { key: "when", title: t`When` },
    { key: "why", title: t`Reason` },
    { key: "tools", title: <span className="visually-hidden">{t`Tools`}</span> },
  ];
  return (
    <>
      <DataTable label={t`Days off`} head={head}>
        {absences.map((absence) => {
          const days = when(absence);
          const reason = reasons.find(({ value }) => value === absence.reason)?.label ?? t`away`;
          return (
            <tr key={absence.id} className={absence.last < today ? styles.gone : undefined}>
              <td>{days}</td>
              <td>
                {reason}
                {absence.note && <span className={styles.quiet}> · {absence.note}</span>}
              </td>
              <td>
                <span className={styles.tools}>
                  {absence.can.includes("update_absence") && (
                    <IconButton
                      label={t`Change ${days}`}
                      icon={<IconPencil size={15} />}
                      onClick={() => setChanging(absence)}
                    />
                  )}
                  {absence.can.includes("remove_absence") && (
                    <IconButton
                      label={t`Remove ${days}`}
                      icon={<IconTrash size={15} />}
                      onClick={() => remove.mutate(absence.id)}
                    />
                  )}
                </span>
              </td>
            </tr>
          );
        })}
      </DataTable>
      {changing && <AbsenceDialog personId={changing.person_id} absence={changing} onClose={() => setChanging(null)} />}
    </>
  );
}
