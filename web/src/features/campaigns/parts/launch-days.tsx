import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { daysBetween, formatDay, formatLongDay, type PlainDate } from "@/lib/dates";
import styles from "./launch-days.module.css";

interface Props {
  planned: PlainDate | null;
  projected: PlainDate | null;
  today: PlainDate;
}

/** The planned day and, when the work points to another, the projected one with the days between. */
export function LaunchDays({ planned, projected, today }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const slip = planned && projected ? daysBetween(planned, projected) : 0;
  const shown = planned ?? projected;
  if (!shown) return <span className={styles.none}>{t`No date`}</span>;
  const days = Math.abs(slip);
  const title = projected ? t`Projected: ${formatLongDay(projected, language)}` : formatLongDay(shown, language);
  return (
    <span className={styles.days} title={title}>
      <time dateTime={shown}>{formatDay(shown, language, today)}</time>
      {slip !== 0 && (
        <span className={styles.slip} data-late={slip > 0 || undefined}>
          {slip > 0 ? t`+${days} d` : t`−${days} d`}
        </span>
      )}
    </span>
  );
}
