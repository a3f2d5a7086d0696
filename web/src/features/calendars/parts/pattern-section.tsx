import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDay, formatDayWith, type PlainDate } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { DataTable } from "@/ui/layout/data-table";
import { Dialog } from "@/ui/layout/dialog";
import { PageSection } from "@/ui/layout/page";
import { calendarQuery, clearPattern, type Pattern, patternsQuery, setPattern, TIME_STALE } from "../api";
import { minutesOf, type Week, withDay } from "../model";
import { patternsOf, weekMinutes } from "../time";
import styles from "./my-time.module.css";

const MONDAY = "2024-01-01";
const SHARES = ["100", "90", "80", "75", "60", "50", "40", "25"] as const;

/** How a person works where it is not as the workspace does: an own week, a share of it, from a day on. */
export function PatternSection({ personId, mayChange }: { personId: string; mayChange: boolean }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(patternsQuery);
  const { data: calendar } = useSuspenseQuery(calendarQuery);
  const [adding, setAdding] = useState(false);
  const own = patternsOf(data, personId);
  return (
    <PageSection
      title={t`Working week`}
      tools={mayChange && <Button onClick={() => setAdding(true)}>{t`Change the working week`}</Button>}
    >
      {own.length === 0 ? (
        <p className={styles.quiet}>{t`As the workspace works.`}</p>
      ) : (
        <PatternTable patterns={own} week={calendar.week} />
      )}
      {adding && (
        <PatternDialog personId={personId} present={own.at(-1)} week={calendar.week} onClose={() => setAdding(false)} />
      )}
    </PageSection>
  );
}

function PatternTable({ patterns, week }: { patterns: readonly Pattern[]; week: Week }) {
  const { t } = useLingui();
  const language = useLanguage();
  const clear = useWrite(clearPattern, { stale: TIME_STALE, done: t`Working week removed` });
  const head = [
    { key: "from", title: t`From` },
    { key: "days", title: t`Days` },
    { key: "share", title: t`Share` },
    { key: "hours", title: t`A week` },
    { key: "tools", title: <span className="visually-hidden">{t`Tools`}</span> },
  ];
  return (
    <DataTable label={t`Working week`} head={head}>
      {patterns.map(({ id, valid_from, week: own, percent, can }) => {
        const lived = own ?? week;
        const days = lived.flatMap((hours, day) => (minutesOf(hours) > 0 ? [day] : []));
        const names = days.map((day) => formatDayWith(addDays(MONDAY, day), language, { weekday: "short" }));
        const from = valid_from ? formatDay(valid_from, language) : t`always`;
        return (
          <tr key={id}>
            <td>{from}</td>
            <td>{names.join(" ")}</td>
            <td>{t`${percent}%`}</td>
            <td>{formatMinutes(Math.round((weekMinutes(lived) * percent) / 100), language)}</td>
            <td>
              {can.includes("clear_work_pattern") && (
                <IconButton
                  label={t`Remove the week from ${from}`}
                  icon={<IconTrash size={15} />}
                  onClick={() => clear.mutate(id)}
                />
              )}
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}

interface DialogProps {
  personId: string;
  present: Pattern | undefined;
  week: Week;
  onClose: () => void;
}

function PatternDialog({ personId, present, week, onClose }: DialogProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const [from, setFrom] = useState<PlainDate | null>(null);
  const [own, setOwn] = useState<Week>(present?.week ?? week);
  const [share, setShare] = useState<(typeof SHARES)[number]>("100");
  const same = JSON.stringify(own) === JSON.stringify(week);
  const write = useWrite(
    () => setPattern({ person_id: personId, valid_from: from, week: same ? null : own, percent: Number(share) }),
    { stale: TIME_STALE, done: t`Working week changed`, onDone: onClose },
  );
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={write.isPending} onClick={() => write.mutate()}>
        {t`Save`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Working week`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <DateField label={t`From`} hint={t`Empty for always`} value={from} onChange={setFrom} />
        <div className={styles.days}>
          {own.map((hours, day) => {
            const name = formatDayWith(addDays(MONDAY, day), language, { weekday: "long" });
            return (
              <CheckField
                key={name}
                label={name}
                checked={hours.length > 0}
                onChange={(opens) => setOwn(withDay(own, day, opens))}
              />
            );
          })}
        </div>
        <SelectField
          label={t`Share of each day`}
          value={share}
          choices={SHARES.map((value) => ({ value, label: t`${value}%` }))}
          onChange={setShare}
        />
      </div>
    </Dialog>
  );
}
