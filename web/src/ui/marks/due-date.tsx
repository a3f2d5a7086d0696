import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { daysBetween, formatDay, formatDistance, formatLongDay, type PlainDate, todayIn } from "@/lib/dates";
import styles from "./due-date.module.css";

interface Props {
  date: PlainDate;
  /** Done things are never late. */
  done?: boolean;
  today?: PlainDate;
}

/** A due day. Only today and the past of open things wear the colour of now, and say so in words. */
export function DueDate({ date, done = false, today = todayIn() }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const days = daysBetween(today, date);
  const now = !done && days <= 0;
  const far = Math.abs(days) > 1;
  const text = far || done ? formatDay(date, language, today) : formatDistance(date, language, today);
  const spoken = formatLongDay(date, language);
  return (
    <time dateTime={date} className={styles.due} data-now={now || undefined} title={spoken}>
      {text}
      {!done && days < 0 && <span className="visually-hidden"> {t`Overdue`}</span>}
    </time>
  );
}
