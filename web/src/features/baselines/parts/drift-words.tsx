import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatMinutes } from "@/lib/numbers";
import styles from "./baselines.module.css";

/** So many working days later or earlier; a dash where one of the two has no day. */
export function DaysMoved({ days }: { days: number | null | undefined }) {
  const { t } = useLingui();
  if (days === null || days === undefined) return <span className={styles.quiet}>–</span>;
  if (days === 0) return <span className={styles.quiet}>{t`0 d`}</span>;
  const count = Math.abs(days);
  return (
    <span data-later={days > 0 || undefined} className={styles.moved}>
      {days > 0 ? t`+${count} d` : t`−${count} d`}
    </span>
  );
}

/** So much more or less time. */
export function TimeMoved({ minutes }: { minutes: number | undefined }) {
  const language = useLanguage();
  if (minutes === undefined) return <span className={styles.quiet}>–</span>;
  const amount = formatMinutes(Math.abs(minutes), language);
  if (minutes === 0) return <span className={styles.quiet}>{amount}</span>;
  return <span>{minutes > 0 ? `+${amount}` : `−${amount}`}</span>;
}
