import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDayWith, formatLongDay, type PlainDate, todayIn } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import { Button, IconButton } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { addDay, type CalendarChanges, calendarQuery, removeDay, updateCalendar, type WorkCalendar } from "../api";
import { minutesOf, withDay } from "../model";
import styles from "./calendar.module.css";

const MONDAY = "2024-01-01";
const STALE = [["calendar"]];

/** The working week, the country whose holidays are kept, and days of the team's own. */
export function CalendarSections() {
  const { data: calendar } = useSuspenseQuery(calendarQuery);
  return (
    <>
      <WeekSection calendar={calendar} />
      <DaysSection calendar={calendar} />
    </>
  );
}

function WeekSection({ calendar }: { calendar: WorkCalendar }) {
  const { t } = useLingui();
  const language = useLanguage();
  const save = useWrite((changes: CalendarChanges) => updateCalendar(changes), {
    stale: STALE,
    done: t`Calendar changed`,
  });
  const readOnly = !calendar.can.includes("update_calendar");
  return (
    <PageSection title={t`Working week`} detail={t`Tasks are planned into these hours.`}>
      {calendar.week.map((hours, day) => {
        const name = formatDayWith(addDays(MONDAY, day), language, { weekday: "long" });
        const label = hours.length > 0 ? `${name}, ${formatMinutes(minutesOf(hours), language)}` : name;
        return (
          <CheckField
            key={name}
            label={label}
            checked={hours.length > 0}
            disabled={readOnly}
            onChange={(opens) => save.mutate({ week: withDay(calendar.week, day, opens) })}
          />
        );
      })}
      <HolidayFields {...{ calendar, readOnly }} onChange={save.mutate} />
    </PageSection>
  );
}

interface HolidayProps {
  calendar: WorkCalendar;
  readOnly: boolean;
  onChange: (changes: CalendarChanges) => void;
}

/** Whose holidays are free, which days beside them are, and whose time a wait between tasks is counted in. */
function HolidayFields({ calendar, readOnly, onChange }: HolidayProps) {
  const { t } = useLingui();
  const countries = new Intl.DisplayNames([useLanguage()], { type: "region" });
  const choices = calendar.countries.map((code) => ({ value: code, label: countries.of(code) ?? code }));
  return (
    <>
      <SelectField
        label={t`Public holidays of`}
        value={calendar.country}
        choices={[{ value: "", label: t`No country` }, ...choices]}
        disabled={readOnly}
        onChange={(country) => onChange({ country })}
      />
      <CheckField
        label={t`Eves of great holidays are free too`}
        checked={calendar.eves}
        disabled={readOnly}
        onChange={(eves) => onChange({ eves })}
      />
      <CheckField
        label={t`Single days between a holiday and a weekend are free too`}
        checked={calendar.bridge_days}
        disabled={readOnly}
        onChange={(bridge_days) => onChange({ bridge_days })}
      />
      <SelectField
        label={t`Lags run in the working time of`}
        value={calendar.lag_calendar}
        choices={[
          { value: "successor", label: t`whoever does the later task` },
          { value: "predecessor", label: t`whoever does the earlier task` },
        ]}
        disabled={readOnly}
        onChange={(lag_calendar) => onChange({ lag_calendar })}
      />
    </>
  );
}

function DaysSection({ calendar }: { calendar: WorkCalendar }) {
  const { t } = useLingui();
  const language = useLanguage();
  const remove = useWrite(removeDay, { stale: STALE, done: t`Calendar changed` });
  const coming = calendar.days.filter((day) => day.date >= todayIn()).sort((a, b) => (a.date < b.date ? -1 : 1));
  const head = [
    { key: "day", title: t`Day` },
    { key: "name", title: t`Name` },
    { key: "opens", title: t`Work` },
    { key: "tools", title: <span className="visually-hidden">{t`Remove`}</span> },
  ];
  return (
    <PageSection title={t`Holidays and days of your own`}>
      <Provisional years={calendar.provisional_years} />
      {calendar.can.includes("add_calendar_day") && <AddDay />}
      <DataTable label={t`Holidays and days of your own`} head={head}>
        {coming.map(({ id, date, name, opens, source }) => (
          <tr key={id}>
            <td>{formatLongDay(date, language)}</td>
            <td>{source === "bridge" ? t`Bridge day` : name}</td>
            <td>{opens ? t`Working day` : t`Free`}</td>
            <td>
              {source === "own" && calendar.can.includes("remove_calendar_day") && (
                <IconButton
                  label={t`Remove ${name}`}
                  icon={<IconTrash size={15} />}
                  onClick={() => remove.mutate(id)}
                />
              )}
            </td>
          </tr>
        ))}
      </DataTable>
    </PageSection>
  );
}

/** Says which years may still change: their make-up days are not announced. */
function Provisional({ years }: { years: readonly number[] }) {
  const { t } = useLingui();
  const coming = years.filter((year) => year >= Number(todayIn().slice(0, 4)));
  if (coming.length === 0) return null;
  const named = coming.join(", ");
  return (
    <Callout tone="note">{t`Make-up working days are not announced yet for ${named}. Plans into these years may shift.`}</Callout>
  );
}

function AddDay() {
  const { t } = useLingui();
  const [day, setDay] = useState<PlainDate | null>(null);
  const [name, setName] = useState("");
  const [opens, setOpens] = useState(false);
  const add = useWrite(() => addDay(day ?? "", name, opens), {
    stale: STALE,
    done: t`Calendar changed`,
    onDone: () => {
      setDay(null);
      setName("");
    },
  });
  return (
    <div className={styles.add}>
      <DateField label={t`Day`} value={day} onChange={setDay} />
      <TextField label={t`Name`} value={name} onChange={setName} />
      <CheckField label={t`Worked on`} checked={opens} onChange={setOpens} />
      <Button busy={add.isPending} disabled={!day || !name.trim()} onClick={() => add.mutate()}>{t`Add day`}</Button>
    </div>
  );
}
