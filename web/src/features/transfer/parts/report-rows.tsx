import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/ui/actions/button";
import { ErrorState } from "@/ui/feedback/error-state";
import { textOfCode } from "@/ui/feedback/problem-text";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { DataTable } from "@/ui/layout/data-table";
import { type ImportRow, readRows, type Verdict } from "../api";
import { doubtsOf } from "../model";
import { VERDICTS } from "../verdicts";
import styles from "./transfer.module.css";

/** The rows of a report, 200 at a time. */
export function ReportRows({ id, verdict }: { id: string; verdict: Verdict | null }) {
  const { t } = useLingui();
  const pages = useInfiniteQuery({
    queryKey: ["import-rows", id, verdict],
    queryFn: ({ pageParam }) => readRows(id, verdict, pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
  if (pages.isPending) return <RowSkeletons rows={8} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className={styles.quiet}>{t`No such rows.`}</p>;
  const head = [
    { key: "row", title: t`Row` },
    { key: "name", title: t`Task` },
    { key: "verdict", title: t`Comes to` },
    { key: "why", title: t`Why` },
  ];
  return (
    <div className={styles.rows}>
      <DataTable label={t`Rows of the file`} head={head}>
        {rows.map((row) => (
          <ReportLine key={row.number} row={row} />
        ))}
      </DataTable>
      {pages.hasNextPage && (
        <div>
          <Button
            busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >{t`Show more rows`}</Button>
        </div>
      )}
    </div>
  );
}

function ReportLine({ row }: { row: ImportRow }) {
  const { t } = useLingui();
  const words = VERDICTS.find(({ verdict }) => verdict === row.verdict);
  const doubts = doubtsOf(row.facts);
  return (
    <tr>
      <td className={styles.number}>{row.number}</td>
      <td className={styles.taskName}>{row.name || "—"}</td>
      <td className={styles.tight}>
        <span className={styles.verdict} data-verdict={row.verdict}>
          {words && t(words.name)}
        </span>
      </td>
      <td className={styles.why}>
        {doubts.map(({ code, facts }) => (
          <div key={`${code} ${JSON.stringify(facts)}`}>{textOfCode(`doubt.${code}`, facts) ?? code}</div>
        ))}
      </td>
    </tr>
  );
}
