import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { everyoneQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ErrorState } from "@/ui/feedback/error-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { ChangeList } from "@/ui/history/change-list";
import { changesOf } from "@/ui/history/read-changes";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { DEEDS, deedOf, NOUNS, nounOf } from "../audit-words";
import { AuditFilterBar, useAuditFilters } from "../parts/audit-filters";
import styles from "../parts/people.module.css";
import { type AuditRow, auditQuery } from "../people-api";

type Names = Readonly<Record<string, string>>;

/** The history of the workspace: who did what, and when. */
export function AuditPage() {
  const { t } = useLingui();
  const { chosen, filters } = useAuditFilters();
  const pages = useInfiniteQuery(auditQuery(filters));
  const names: Names = Object.assign({}, ...(pages.data?.pages.map((page) => page.names) ?? []));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t`History`} />
      <PageBody>
        <Wide flush>
          <AuditFilterBar name={names[chosen.of.split(":")[1] ?? ""] ?? ""} />
          {pages.isPending && <RowSkeletons rows={10} />}
          {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
          {pages.isSuccess && rows.length === 0 && <EmptyState sentence={t`Nothing of this happened.`} />}
          {rows.length > 0 && <AuditTable rows={rows} names={names} />}
          {pages.hasNextPage && (
            <div className={styles.earlier}>
              <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t`Show earlier`}
              </Button>
            </div>
          )}
        </Wide>
      </PageBody>
    </>
  );
}

function AuditTable({ rows, names }: { rows: readonly AuditRow[]; names: Names }) {
  const { t } = useLingui();
  const head = [
    { key: "when", title: t`When` },
    { key: "who", title: t`Who` },
    { key: "what", title: t`What` },
  ];
  return (
    <DataTable label={t`History`} head={head}>
      {rows.map((row) => (
        <AuditLine key={row.seq} row={row} names={names} />
      ))}
    </DataTable>
  );
}

function AuditLine({ row, names }: { row: AuditRow; names: Names }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { change } = useAuditFilters();
  const people = useQuery(everyoneQuery).data ?? [];
  const actor = people.find(({ id }) => id === row.actor_id)?.name ?? t`Drumbeat`;
  const noun = NOUNS[nounOf(row.kind)];
  const deed = DEEDS[deedOf(row.kind)];
  const name = names[row.subject_id] ?? (typeof row.facts.name === "string" ? row.facts.name : "");
  return (
    <tr>
      <td className={styles.tools}>{formatInstant(row.at, language)}</td>
      <td className={styles.tools}>{actor}</td>
      <td>
        {noun ? t(noun) : row.kind} {deed && t(deed)}{" "}
        {name && (
          <button
            type="button"
            className={styles.object}
            title={t`Only this`}
            onClick={() => change({ of: `${row.subject_kind}:${row.subject_id}` })}
          >
            {name}
          </button>
        )}
        <ChangeList changes={changesOf(row.changes, row.facts)} names={names} />
      </td>
    </tr>
  );
}
