import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { daysBetween, formatDay, type PlainDate } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import type { Milestone } from "../api";
import styles from "./milestones.module.css";

interface Props {
  title: string;
  milestones: readonly Milestone[];
  today: PlainDate;
  /** Name of a milestone's campaign, where several are mixed. */
  campaignName?: (id: string) => string;
}

/** Milestones ahead with the planned day, and the projected one where the work points elsewhere. */
export function Milestones({ title, milestones, today, campaignName }: Props) {
  const { t } = useLingui();
  return (
    <section className={styles.block} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {milestones.length === 0 && <p className={styles.none}>{t`No milestone ahead.`}</p>}
      <ol className={styles.list}>
        {milestones.map((each) => (
          <MilestoneLine key={each.id} milestone={each} today={today} where={campaignName?.(each.campaign_id) ?? ""} />
        ))}
      </ol>
    </section>
  );
}

function MilestoneLine({ milestone, today, where }: { milestone: Milestone; today: PlainDate; where: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const { due, projected } = milestone;
  const slip = due && projected ? daysBetween(due, projected) : 0;
  const day = due ?? projected;
  const late = due !== null && due < today;
  return (
    <li className={styles.line}>
      <span className={styles.day} data-now={late || undefined}>
        {day ? formatDay(day, language, today) : t`No date`}
      </span>
      <span className={styles.sign} data-launch={milestone.is_launch || undefined} aria-hidden="true" />
      <button type="button" className={styles.name} onClick={() => panel.open({ kind: "task", id: milestone.id })}>
        <span>{milestone.name}</span>
        {where && <span className={styles.where}>{where}</span>}
      </button>
      {slip !== 0 && projected && (
        <span className={styles.slip} data-late={slip > 0 || undefined}>
          {t`projected ${formatDay(projected, language, today)}`}
        </span>
      )}
    </li>
  );
}
