import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatNumber } from "@/lib/numbers";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText, textOfCode } from "@/ui/feedback/problem-text";
import { DataTable } from "@/ui/layout/data-table";
import { type ResultImport, type ResultRow, resultImportQuery, rowsQuery, runResults } from "./api";
import styles from "./results-import.module.css";
import { COUNTS } from "./words";

/** What each value comes to, before anything is written. */
export function ReportStep({ job, onColumns }: { job: ResultImport; onColumns: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const language = useLanguage();
  const run = useMutation({
    mutationFn: () => runResults(job.id),
    onSuccess: (running) => queries.setQueryData(resultImportQuery(job.id).queryKey, running),
  });
  const problem = asProblem(run.error);
  const { first, last } = job.facts;
  const { created = 0, changed = 0, removed = 0, typed = 0 } = job.counts;
  return (
    <>
      {first && last && (
        <p className={styles.quiet}>{t`From ${formatDay(first, language)} until ${formatDay(last, language)}`}</p>
      )}
      <Counts job={job} />
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
      {job.can.includes("run_fact_import") && (
        <div className={styles.foot}>
          <Button
            look="primary"
            busy={run.isPending}
            disabled={created + changed + removed + typed === 0}
            onClick={() => run.mutate()}
          >
            {t`Import the results`}
          </Button>
          <Button onClick={onColumns}>{t`Change the columns`}</Button>
          <span className={styles.quiet}>{t`The whole import can be undone afterwards.`}</span>
        </div>
      )}
      <Rows id={job.id} />
    </>
  );
}

/** How many values come to what. */
export function Counts({ job }: { job: ResultImport }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <dl className={styles.tiles} aria-label={t`What the values come to`}>
      {COUNTS.map(({ name, label, meaning }) => (
        <div key={name} className={styles.tile}>
          <dt>{t(label)}</dt>
          <dd className={styles.figure}>{formatNumber(job.counts[name] ?? 0, language)}</dd>
          <dd className={styles.quiet}>{t(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is to be said of rows of the file. */
export function Rows({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useQuery(rowsQuery(id));
  if (!data || data.items.length === 0) return null;
  const head = [
    { key: "row", title: t`Row` },
    { key: "why", title: t`What is to be said of it` },
  ];
  return (
    <>
      <DataTable label={t`Rows of the file`} head={head}>
        {data.items.map((row) => (
          <tr key={row.id}>
            <td className={styles.number}>{row.number}</td>
            <td>{sentence(row)}</td>
          </tr>
        ))}
      </DataTable>
      {data.next !== null && <p className={styles.quiet}>{t`And more rows like these.`}</p>}
    </>
  );
}

function sentence({ reason, facts }: ResultRow): string {
  return textOfCode(`row.${reason}`, facts) ?? reason;
}
