import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { LinkButton } from "@/ui/actions/link-button";
import { Callout } from "@/ui/feedback/callout";
import { textOfCode } from "@/ui/feedback/problem-text";
import type { Import } from "../api";
import { CountTiles, readVerdict } from "./count-tiles";
import { ReportRows } from "./report-rows";
import styles from "./transfer.module.css";
import { UndoDialog } from "./undo-dialog";

/** Last step: what came of it, where it is now, and how to take it back. */
export function ResultStep({ job }: { job: Import }) {
  const [asking, setAsking] = useState(false);
  const [verdict, setVerdict] = useUrlText("verdict");
  const shown = readVerdict(verdict);
  return (
    <>
      <Outcome job={job} onUndo={() => setAsking(true)} />
      <CountTiles counts={job.counts} shown={shown} onShow={(next) => setVerdict(next ?? "")} />
      <ReportRows key={verdict} id={job.id} verdict={shown} />
      {asking && job.batch_id && <UndoDialog job={job} batch={job.batch_id} onClose={() => setAsking(false)} />}
    </>
  );
}

function Outcome({ job, onUndo }: { job: Import; onUndo: () => void }) {
  const { t } = useLingui();
  if (job.undone) return <Callout title={t`This import was undone`}>{t`Bring the file again to start over.`}</Callout>;
  const undo = job.batch_id && job.can.includes("run_import") && <Button onClick={onUndo}>{t`Undo the import`}</Button>;
  if (job.state === "failed") {
    const why = textOfCode(job.error, job.facts) ?? t`Something went wrong on the server.`;
    return (
      <Callout tone="now" title={t`The import stopped`} action={undo}>
        {why} {t`What was written so far stays until you undo it.`}
      </Callout>
    );
  }
  const timeline: string = `/campaigns/${job.campaign_id}/timeline`;
  return (
    <Callout
      tone="good"
      title={t`Imported into ${job.campaign_name}`}
      action={
        <div className={styles.foot}>
          {undo}
          <LinkButton look="primary" to={timeline}>{t`Open the timeline`}</LinkButton>
        </div>
      }
    />
  );
}
