import { useLingui } from "@lingui/react/macro";
import { ImportRunning } from "@/ui/imports/running";
import type { Import } from "../api";

/** Fourth step: how far the run has come. It goes on when the page is left. */
export function RunningStep({ job }: { job: Import }) {
  const { t } = useLingui();
  return (
    <ImportRunning label={t`Writing tasks into ${job.campaign_name}`} progress={job.progress}>
      {t`You can leave this page; the import goes on and stays under Import.`}
    </ImportRunning>
  );
}
