import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { planQuery } from "./api";
import { stepsDone } from "./model";
import styles from "./set-up-line.module.css";

/** On a campaign's home while its plan has open steps: how far it is, and the way back in. */
export function SetUpLine({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const { data: plan } = useSuspenseQuery(planQuery(campaignId));
  const open = plan.steps.some((step) => step.state === "open");
  if (!open || plan.campaign.state !== "open" || !plan.campaign.can.includes("update_brief")) return null;
  const done = stepsDone(plan.steps);
  return (
    <aside className={styles.line} aria-label={t`Set-up`}>
      <span className={styles.beads} aria-hidden="true">
        {plan.steps.map(({ key, state }) => (
          <i key={key} data-state={state} />
        ))}
      </span>
      <span>{t`The plan has ${done} of 10 steps.`}</span>
      <Link to="/campaigns/$campaignId/setup" params={{ campaignId }}>
        {done === 0 ? t`Begin the set-up` : t`Continue the set-up`}
      </Link>
    </aside>
  );
}
