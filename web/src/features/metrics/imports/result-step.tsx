import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/ui/actions/button";
import { LinkButton } from "@/ui/actions/link-button";
import { Callout } from "@/ui/feedback/callout";
import { textOfCode } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { CellSelect } from "@/ui/fields/cell-controls";
import { ImportRunning } from "@/ui/imports/running";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { assignFacts, campaignChoicesQuery, type ToAssign, toAssignQuery } from "../api";
import { type ResultImport, undoResults } from "./api";
import { Counts, Rows } from "./report-step";
import styles from "./results-import.module.css";

const STALE = [
  ["fact-import"],
  ["fact-imports"],
  ["results"],
  ["program-results"],
  ["facts-to-assign"],
  ["grid"],
  ["facts"],
];

/** How far the run has come. It goes on when the page is left. */
export function RunningStep({ job }: { job: ResultImport }) {
  const { t } = useLingui();
  return (
    <ImportRunning label={t`Writing the results`} progress={job.progress}>
      {t`You can leave this page; the import goes on and stays in the list.`}
    </ImportRunning>
  );
}

/** What came of it, and how to take it back. */
export function ResultStep({ job }: { job: ResultImport }) {
  return (
    <>
      <Outcome job={job} />
      <Counts job={job} />
      <ToAssignSection />
      <Rows id={job.id} />
    </>
  );
}

function Outcome({ job }: { job: ResultImport }) {
  const { t } = useLingui();
  const undo = useWrite(() => undoResults(job.batch_id ?? ""), { stale: STALE, done: t`The import was undone` });
  if (job.undone) {
    return (
      <Callout title={t`This import was undone`}>
        {t`What it had replaced is there again. Values written since were left alone.`}
      </Callout>
    );
  }
  const back = job.batch_id && job.can.includes("run_fact_import") && (
    <Button busy={undo.isPending} onClick={() => undo.mutate()}>{t`Undo the import`}</Button>
  );
  if (job.state === "failed") {
    return (
      <Callout tone="now" title={t`The import stopped`} action={back}>
        {textOfCode(job.error) ?? t`Something went wrong on the server.`}{" "}
        {t`What was written so far stays until you undo it.`}
      </Callout>
    );
  }
  const results: string = `/campaigns/${job.campaign_id}/results`;
  return (
    <Callout
      tone="good"
      title={t`The results are in`}
      action={
        <div className={styles.foot}>
          {back}
          {job.campaign_id && <LinkButton look="primary" to={results}>{t`See the results`}</LinkButton>}
        </div>
      }
    />
  );
}

/** Words of files that stand for no campaign yet; assigned once, later files follow. */
export function ToAssignSection() {
  const { t } = useLingui();
  const waiting = useQuery(toAssignQuery).data ?? [];
  if (waiting.length === 0) return null;
  const head = [
    { key: "word", title: t`In the file` },
    { key: "source", title: t`Source` },
    { key: "count", title: t`Values` },
    { key: "here", title: t`Belongs to` },
  ];
  return (
    <PageSection title={t`To assign`} detail={t`These values wait until you say which campaign they belong to.`}>
      <DataTable label={t`To assign`} head={head}>
        {waiting.map((row) => (
          <Waiting key={`${row.source_id} ${row.campaign_ref}`} row={row} />
        ))}
      </DataTable>
    </PageSection>
  );
}

function Waiting({ row }: { row: ToAssign }) {
  const { t } = useLingui();
  const campaigns = useQuery(campaignChoicesQuery).data?.campaigns ?? [];
  const { source_id, campaign_ref } = row;
  const assign = useWrite((campaign_id: string) => assignFacts({ source_id, campaign_ref, campaign_id }), {
    stale: STALE,
    done: t`Assigned; later files follow`,
  });
  return (
    <tr>
      <td>{campaign_ref}</td>
      <td className={styles.quiet}>{row.source}</td>
      <td className={styles.number}>{row.count}</td>
      <td className={styles.choice}>
        <CellSelect
          label={t`Campaign of ${campaign_ref}`}
          value=""
          choices={[
            { value: "", label: t`Choose a campaign` },
            ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          disabled={assign.isPending}
          onChange={(id) => id && assign.mutate(id)}
        />
      </td>
    </tr>
  );
}
