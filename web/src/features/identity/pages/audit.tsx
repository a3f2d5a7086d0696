import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { ErrorState } from "@/ui/feedback/error-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { CellSelect } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { DEEDS, deedOf, NOUNS, nounOf } from "../audit-words";
import styles from "../parts/people.module.css";
import { type AuditRow, peopleQuery, readAudit } from "../people-api";

/** The history of the workspace: who did what, and when. */
export function AuditPage() {
  const { t } = useLingui();
  const [who, setWho] = useUrlText("who");
  const [noun, setNoun] = useUrlText("what");
  const people = useQuery(peopleQuery).data ?? [];
  const all = { value: "", label: t`Everybody` };
  return (
    <>
      <PageHeader title={t`History`} />
      <PageBody>
        <div className={styles.wide}>
          <div className={styles.filters}>
            <CellSelect
              label={t`Who`}
              value={who}
              choices={[all, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={setWho}
            />
            <CellSelect
              label={t`What`}
              value={noun}
              choices={[
                { value: "", label: t`Everything` },
                ...Object.entries(NOUNS).map(([value, label]) => ({ value, label: t(label) })),
              ]}
              onChange={setNoun}
            />
          </div>
          <AuditRows wanted={(row) => (!who || row.actor_id === who) && (!noun || row.subject_kind === noun)} />
        </div>
      </PageBody>
    </>
  );
}

function AuditRows({ wanted }: { wanted: (row: AuditRow) => boolean }) {
  const { t } = useLingui();
  const pages = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) => readAudit(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  if (pages.isPending) return <RowSkeletons rows={10} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap((page) => page.items).filter(wanted);
  const head = [
    { key: "when", title: t`When` },
    { key: "who", title: t`Who` },
    { key: "what", title: t`What` },
  ];
  return (
    <div className={styles.form}>
      <DataTable label={t`History`} head={head}>
        {rows.map((row) => (
          <AuditLine key={row.seq} row={row} />
        ))}
      </DataTable>
      {pages.hasNextPage && (
        <div>
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t`Show earlier`}</Button>
        </div>
      )}
    </div>
  );
}

function AuditLine({ row }: { row: AuditRow }) {
  const { t } = useLingui();
  const language = useLanguage();
  const people = useQuery(peopleQuery).data ?? [];
  const actor = people.find(({ id }) => id === row.actor_id)?.name ?? t`Drumbeat`;
  const noun = NOUNS[nounOf(row.kind)];
  const deed = DEEDS[deedOf(row.kind)];
  const name = typeof row.facts.name === "string" ? row.facts.name : "";
  return (
    <tr>
      <td className={styles.tools}>{formatInstant(row.at, language)}</td>
      <td className={styles.tools}>{actor}</td>
      <td>
        {noun ? t(noun) : row.kind} {deed && t(deed)} {name && <strong>{name}</strong>}
      </td>
    </tr>
  );
}
