import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Plural, useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { asProblem } from "@/lib/problem";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { ScrollRegion } from "@/ui/layout/scroll-region";
import type { ProductionPlan } from "../api";
import styles from "./voice.module.css";

type Left = ProductionPlan["left"][number];

const WHY: Record<Left["why"], MessageDescriptor> = {
  limited: msg`A limit keeps the audience off this channel`,
  format: msg`The channel does not take this format`,
  exists: msg`Stands in the campaign already`,
  name: msg`The name would be too long`,
};

/** What would be made, row by row, and what not and why. */
export function PlanPreview({ plan, error }: { plan: ProductionPlan | undefined; error: unknown }) {
  const { t } = useLingui();
  const problem = asProblem(error);
  if (problem) return <Callout tone="now" title={problemText(problem)} />;
  if (!plan) return <p className={styles.quiet}>{t`Give it a name and choose channels, formats or languages.`}</p>;
  const late = plan.rows.filter(({ too_late }) => too_late).length;
  return (
    <>
      <div className={styles.count} role="status">
        <strong>
          <Plural value={plan.count} one="# deliverable" other="# deliverables" />
        </strong>
        {plan.tasks > 0 && <Plural value={plan.tasks} one="# task" other="# tasks" />}
        {plan.left.length > 0 && <Plural value={plan.left.length} one="# left out" other="# left out" />}
        {late > 0 && (
          <span className={styles.late}>
            <Plural value={late} one="# too late for its channel" other="# too late for their channel" />
          </span>
        )}
      </div>
      <Rows plan={plan} />
    </>
  );
}

function Rows({ plan }: { plan: ProductionPlan }) {
  const { t } = useLingui();
  const language = useLanguage();
  const ready = (day: string) => t`ready by ${formatDay(day, language)}`;
  return (
    <ScrollRegion className={styles.rows} label={t`What will be made`}>
      <ul className={styles.lines}>
        {plan.left.map((left) => (
          <li key={`${left.format} ${left.language} ${left.channel_id}`} className={styles.quiet}>
            <span>{[left.format, left.language, left.channel].filter(Boolean).join(" · ")}</span>
            <span>{left.reason || t(WHY[left.why])}</span>
          </li>
        ))}
        {plan.rows.map((row) => (
          <li key={row.name}>
            <span>{row.name}</span>
            <span className={row.too_late ? styles.late : styles.quiet}>{row.ready_by ? ready(row.ready_by) : ""}</span>
          </li>
        ))}
      </ul>
    </ScrollRegion>
  );
}
