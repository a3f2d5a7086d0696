import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDayWith, formatLongDay, type PlainDate } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import { workingTimeQuery } from "../api";
import { type DayOff, mondayOf, weeksOf } from "../time";
import styles from "./my-time.module.css";

const WEEKS = 10;

function kindOf({ own, usual }: DayOff): "work" | "part" | "away" | "rest" {
  if (own === 0) return usual === 0 ? "rest" : "away";
  return own < usual ? "part" : "work";
}

/** The month that begins in the week, or in which the first of the weeks lies. */
function monthOf(week: readonly DayOff[], isFirst: boolean, language: string): string {
  const begins = week.find(({ date }) => date.endsWith("-01")) ?? (isFirst ? week[0] : undefined);
  return begins ? formatDayWith(begins.date, language, { month: "short" }) : "";
}

/** The coming weeks of one person: what is worked, what is free for all, when the person is away. */
export function WeekMap({ personId, today }: { personId: string; today: PlainDate }) {
  const { t } = useLingui();
  const language = useLanguage();
  const first = mondayOf(today);
  const { data } = useSuspenseQuery(workingTimeQuery(first, addDays(first, WEEKS * 7 - 1), [personId]));
  const weeks = weeksOf(data.first, data.people[0]?.minutes ?? [], data.minutes);
  const kinds = { work: "", part: t`part of the day`, away: t`away`, rest: t`free` };
  const hours = (minutes: number) => (minutes > 0 ? formatMinutes(minutes, language) : "");
  return (
    <div className={styles.map}>
      <Legend />
      <table className={styles.weeks}>
        <caption className="visually-hidden">{t`Working time in the coming weeks`}</caption>
        <thead>
          <tr>
            <td />
            {weeks[0]?.map(({ date }) => (
              <th key={date} scope="col">
                {formatDayWith(date, language, { weekday: "short" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={week[0]?.date}>
              <th scope="row">{monthOf(week, at === 0, language)}</th>
              {week.map((day) => {
                const kind = kindOf(day);
                const said = [formatLongDay(day.date, language), kinds[kind], hours(day.own)]
                  .filter(Boolean)
                  .join(", ");
                return (
                  <td key={day.date} data-kind={kind} data-today={day.date === today || undefined} title={said}>
                    <span className="visually-hidden">{said}</span>
                    <span aria-hidden="true">{Number(day.date.slice(8))}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the colours of the days mean. */
function Legend() {
  const { t } = useLingui();
  const kinds = [
    { kind: "work", words: t`works` },
    { kind: "part", words: t`works a part of the day` },
    { kind: "away", words: t`away` },
    { kind: "rest", words: t`free for everybody` },
  ];
  return (
    <p className={styles.legend}>
      {kinds.map(({ kind, words }) => (
        <span key={kind}>
          <span className={styles.swatch} data-kind={kind} aria-hidden="true" />
          {words}
        </span>
      ))}
    </p>
  );
}
