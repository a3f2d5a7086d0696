import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { usePanel, useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Toolbar } from "@/ui/actions/toolbar";
import { EmptyState } from "@/ui/feedback/empty-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { PlainSelect } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Evidence, type Kind, libraryQuery, type Reliability } from "../api";
import styles from "../parts/evidence.module.css";
import { EvidenceDialog } from "../parts/evidence-dialog";
import { Preview } from "../parts/preview";
import { KIND_WORDS, KINDS, RELIABILITIES, RELIABILITY_WORDS } from "../words";

/** What is known of the market, with source and date, and how often something rests on it. */
export function LibraryPage() {
  const { t } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  const [adding, setAdding] = useState(false);
  const [kind] = useUrlText("kind");
  const [reliability] = useUrlText("reliability");
  const [q] = useUrlText("q");
  const wanted = { kind: kind as Kind | "", reliability: reliability as Reliability | "", q };
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(libraryQuery(wanted));
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = kind !== "" || reliability !== "" || q !== "";
  const add = me.can.includes("add_evidence") && (
    <Button look="primary" onClick={() => setAdding(true)}>{t`Add evidence`}</Button>
  );
  return (
    <>
      <PageHeader title={t`Evidence`} actions={add} />
      <Filters />
      <PageBody>
        {!data && <RowSkeletons rows={6} />}
        {data && rows.length === 0 && filtered && (
          <EmptyState sentence={t`Nothing in the library fits these filters.`} />
        )}
        {data && rows.length === 0 && !filtered && (
          <EmptyState
            sentence={t`What you know of your market stands here with its source: studies, competitors, benchmarks.`}
            action={add}
            preview={<Preview />}
          />
        )}
        {rows.length > 0 && <Library rows={rows} />}
        {hasNextPage && (
          <Button look="ghost" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t`Show more`}
          </Button>
        )}
      </PageBody>
      {adding && <EvidenceDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Filters() {
  const { t } = useLingui();
  const [kind, setKind] = useUrlText("kind");
  const [reliability, setReliability] = useUrlText("reliability");
  const [q, setQ] = useUrlText("q");
  const kinds = [
    { value: "", label: t`Every kind` },
    ...KINDS.map((value) => ({ value: value as string, label: t(KIND_WORDS[value]) })),
  ];
  const grades = [
    { value: "", label: t`Any reliability` },
    ...RELIABILITIES.map((value) => ({ value: value as string, label: t(RELIABILITY_WORDS[value]) })),
  ];
  return (
    <Toolbar label={t`Filters`}>
      <div className={styles.filters}>
        <input
          className={styles.search}
          type="search"
          aria-label={t`Search the library`}
          placeholder={t`Search the library`}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <PlainSelect aria-label={t`Kind`} value={kind} choices={kinds} onChange={setKind} />
        <PlainSelect aria-label={t`Reliability`} value={reliability} choices={grades} onChange={setReliability} />
      </div>
    </Toolbar>
  );
}

function Library({ rows }: { rows: readonly Evidence[] }) {
  const { t } = useLingui();
  const head = [
    { key: "title", title: t`What is known` },
    { key: "kind", title: t`Kind` },
    { key: "source", title: t`Source` },
    { key: "observed", title: t`Observed` },
    { key: "reliability", title: t`Reliability` },
    { key: "cited", title: t`Cited`, figures: true },
  ];
  return (
    <div className={styles.wide}>
      <DataTable label={t`Evidence`} head={head}>
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </DataTable>
    </div>
  );
}

function Line({ row }: { row: Evidence }) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  return (
    <tr>
      <td>
        <button type="button" className={styles.title} onClick={() => panel.open({ kind: "evidence", id: row.id })}>
          {row.title}
        </button>
      </td>
      <td className={styles.still}>{t(KIND_WORDS[row.kind])}</td>
      <td className={styles.source}>{row.source || "—"}</td>
      <td className={styles.still}>{formatDay(row.observed_on, language)}</td>
      <td className={styles.still}>{t(RELIABILITY_WORDS[row.reliability])}</td>
      <td className="figures">{row.cited}</td>
    </tr>
  );
}
