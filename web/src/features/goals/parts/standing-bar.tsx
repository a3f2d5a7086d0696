import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { formatDecimal, formatShare } from "@/lib/numbers";
import type { GoalRow } from "../api";
import { shareOf } from "../model";
import styles from "./goals.module.css";

type Measured = Pick<GoalRow, "name" | "standing" | "target" | "unit" | "currency" | "progress_source">;

/** How far a goal has come. Without data it says so and shows no bar: nothing known is not nought. */
export function StandingBar({ goal, wide }: { goal: Measured; wide?: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  const share = shareOf(goal);
  const numbers = useNumbers(goal);
  return (
    <div className={styles.standing} data-wide={wide || undefined}>
      {share === null ? (
        <span className={styles.noData}>{numbers ?? t`No data`}</span>
      ) : (
        <>
          <Track name={goal.name} share={Math.min(1, Math.max(0, share))} />
          <span className={styles.share}>{formatShare(share, language)}</span>
        </>
      )}
      {wide && <Origin goal={goal} numbers={share === null ? null : numbers} />}
    </div>
  );
}

/** "450 of 1,200", or the value alone; null without one. */
function useNumbers({ standing, target: aim, unit, currency, progress_source }: Measured): string | null {
  const { t } = useLingui();
  const language = useLanguage();
  if (!standing?.current) return null;
  const current = formatDecimal(standing.current, language, unit, currency);
  if (!aim || progress_source === "tasks") return current;
  const target = formatDecimal(aim, language, unit, currency);
  return t`${current} of ${target}`;
}

function Track({ name, share }: { name: string; share: number }) {
  const { t } = useLingui();
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={t`Progress of ${name}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div className={styles.bar} style={{ inlineSize: `${share * 100}%` }} />
    </div>
  );
}

/** From which records the figure comes, and as of when. */
function Origin({ goal, numbers }: { goal: Measured; numbers: string | null }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { standing } = goal;
  if (!standing) return null;
  const { counted, of } = standing;
  const when = formatInstant(standing.as_of, language);
  return (
    <>
      {numbers && <span className={styles.numbers}>{numbers}</span>}
      {goal.progress_source === "goals" && counted < of && (
        <span className={styles.numbers}>{t`${counted} of ${of} sub-goals have data`}</span>
      )}
      <span className={styles.numbers}>{t`As of ${when}`}</span>
    </>
  );
}
