import { useLingui } from "@lingui/react/macro";
import { Progress } from "@/ui/marks/progress";
import type { Import } from "../api";
import styles from "./transfer.module.css";

/** Fourth step: how far the run has come. It goes on when the page is left. */
export function RunningStep({ job }: { job: Import }) {
  const { t } = useLingui();
  const total = job.progress?.total ?? 0;
  const share = job.progress && total > 0 ? job.progress.done / total : null;
  return (
    <div className={styles.running}>
      <Progress label={t`Writing tasks into ${job.campaign_name}`} share={share} />
      <p className={styles.quiet}>{t`You can leave this page; the import goes on and stays under Import.`}</p>
    </div>
  );
}
