import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { type Import, importQuery, runImport } from "../api";
import type { LeftOut } from "../model";
import { CountTiles, readVerdict } from "./count-tiles";
import { ReportRows } from "./report-rows";
import styles from "./transfer.module.css";

/** Third step: what each row comes to, before anything is written. */
export function ReportStep({ job, onColumns }: { job: Import; onColumns: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [verdict, setVerdict] = useUrlText("verdict");
  const run = useMutation({
    mutationFn: () => runImport(job.id),
    onSuccess: (running) => queries.setQueryData(importQuery(job.id).queryKey, running),
  });
  const problem = asProblem(run.error);
  const { created = 0, updated = 0, doubtful = 0 } = job.counts;
  const shown = readVerdict(verdict);
  return (
    <>
      <CountTiles counts={job.counts} shown={shown} onShow={(next) => setVerdict(next ?? "")} />
      <StaysOut leftOut={job.facts.left_out ?? {}} />
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
      {job.can.includes("run_import") && (
        <div className={styles.foot}>
          <Button
            look="primary"
            busy={run.isPending}
            disabled={created + updated + doubtful === 0}
            onClick={() => run.mutate()}
          >
            {t`Import into ${job.campaign_name}`}
          </Button>
          <Button onClick={onColumns}>{t`Change the columns`}</Button>
          <span className={styles.quiet}>{t`The whole import can be undone afterwards.`}</span>
        </div>
      )}
      <ReportRows key={verdict} id={job.id} verdict={shown} />
    </>
  );
}

/** Says before the import what its rows go without, because whoever brings it may not add people, stages or fields. */
function StaysOut({ leftOut: { people = [], stages = [], columns = [] } }: { leftOut: LeftOut }) {
  const { t } = useLingui();
  if (people.length + stages.length + columns.length === 0) return null;
  const [names, stageNames, columnNames] = [people, stages, columns].map((words) => words.join(", "));
  return (
    <Callout title={t`Some of the file stays out, because you may not add it here`}>
      {people.length > 0 && <p>{t`People who are not here yet, so their tasks stay unassigned: ${names}`}</p>}
      {stages.length > 0 && <p>{t`Stages the campaign does not have, so tasks start in its first: ${stageNames}`}</p>}
      {columns.length > 0 && <p>{t`Columns without a field in the campaign: ${columnNames}`}</p>}
    </Callout>
  );
}
