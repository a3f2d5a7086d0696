import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import type { Plan } from "./api";
import styles from "./setup.module.css";

/** The milestones in their order, done ones marked. */
export function Days({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const language = useLanguage();
  if (plan.milestones.length === 0) return null;
  return (
    <ul className={styles.milestones} aria-label={t`Milestones`}>
      {plan.milestones.map((milestone) => {
        const day = milestone.due ?? milestone.projected;
        return (
          <li key={milestone.id} data-done={milestone.done || undefined}>
            <span className={styles.day}>{day ? formatDay(day, language) : t`no day yet`}</span>
            <span>{milestone.name}</span>
            {milestone.done && <span className={styles.quiet}>{t`done`}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** How many deliverables go out on which channel. */
export function OutputCounts({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const names = new Map(plan.channels.map((channel) => [channel.id, channel.name]));
  return (
    <ul className={styles.counts}>
      {plan.deliverables.channels.map(({ channel_id, count }) => (
        <li key={channel_id ?? "none"}>
          <strong>{count}</strong> {channel_id ? (names.get(channel_id) ?? "") : t`without a channel`}
        </li>
      ))}
    </ul>
  );
}
