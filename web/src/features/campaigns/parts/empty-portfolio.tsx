import { useLingui } from "@lingui/react/macro";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { PHASES } from "@/ui/marks/phases";
import { CreateCampaignButton } from "./create-campaign-button";
import styles from "./empty-portfolio.module.css";

/** What the list will look like, before the first campaign. */
export function EmptyPortfolio() {
  const { t } = useLingui();
  const preview = PHASES.map((phase, index) => (
    <div key={phase} className={styles.row}>
      <PhaseRibbon phase={phase} />
      <span className={styles.bone} style={{ inlineSize: `${34 - index * 4}%` }} />
      <span className={styles.bone} style={{ inlineSize: "9%" }} />
      <span className={styles.bone} style={{ inlineSize: "14%" }} />
    </div>
  ));
  return (
    <EmptyState
      sentence={t`A campaign holds its tasks, dates and people. The first one can start from a template.`}
      action={<CreateCampaignButton />}
      preview={<div className={styles.rows}>{preview}</div>}
    />
  );
}
