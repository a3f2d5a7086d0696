import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay, formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { DataTable } from "@/ui/layout/data-table";
import { Dialog } from "@/ui/layout/dialog";
import { type BoardMetric, type Fact, type FactPage, type Figure, readFacts, revisionsQuery } from "../api";
import { AGGREGATIONS } from "../words";
import styles from "./results.module.css";
import { useFigures } from "./use-figures";

interface Props {
  /** Whose values are listed; a program's figure has none of its own. */
  campaignId: string | null;
  metric: BoardMetric;
  figure: Figure;
  /** The figures of everything it is computed from. */
  figures: Readonly<Record<string, Figure>>;
  metrics: readonly BoardMetric[];
  today: string;
  onClose: () => void;
}

/** Which records, which formula, as of when. */
export function FigureDialog({ campaignId, metric, figure, figures, metrics, today, onClose }: Props) {
  const { t } = useLingui();
  const words = useFigures();
  const { count, estimates } = figure;
  const days =
    figure.first && figure.last
      ? `${formatDay(figure.first, words.language, today)} – ${formatDay(figure.last, words.language, today)}`
      : "";
  return (
    <Dialog title={metric.name} onClose={onClose} width={760}>
      <div className={styles.explained}>
        <p>{metric.description}</p>
        <p>
          <strong className={styles.figure}>{words.figure(figure, metric)}</strong>{" "}
          <span className={styles.quiet}>
            {t`${plural(count, { one: "from # value", other: "from # values" })}`}
            {days && ` · ${days}`}
            {figure.fetched_at && ` · ${t`written ${formatInstant(figure.fetched_at, words.language)}`}`}
          </span>
        </p>
        {estimates > 0 && (
          <p>{t`${plural(estimates, { one: "# value is an estimate", other: "# values are estimates" })}`}</p>
        )}
        {metric.kind === "formula" ? (
          <Formula metric={metric} figures={figures} metrics={metrics} />
        ) : (
          <p className={styles.quiet}>{t(AGGREGATIONS[metric.aggregation])}</p>
        )}
        {figure.apart.map(({ currency, value, day }) => (
          <p key={currency} className={styles.fault}>
            {t`${value} ${currency} stand apart: no rate was in force on ${formatDay(day, words.language, today)}`}
          </p>
        ))}
        {campaignId && <Records campaignId={campaignId} metric={metric} metrics={metrics} today={today} />}
      </div>
    </Dialog>
  );
}

function Formula({ metric, figures, metrics }: Pick<Props, "metric" | "figures" | "metrics">) {
  const { t } = useLingui();
  const words = useFigures();
  const needed: readonly string[] = metric.formula.match(/[a-z][a-z0-9_]*/g) ?? [];
  const parts = metrics.filter(({ key }) => needed.includes(key));
  return (
    <>
      <code className={styles.formula}>{metric.formula}</code>
      <dl className={styles.parts} aria-label={t`Parts of the formula`}>
        {parts.map((part) => (
          <div key={part.key}>
            <dt>
              {part.name} <code>{part.key}</code>
            </dt>
            <dd>{words.figure(figures[part.key], part)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Records({
  campaignId,
  metric,
  metrics,
  today,
}: Pick<Props, "metric" | "metrics" | "today"> & { campaignId: string }) {
  const { t } = useLingui();
  const pages = useInfiniteQuery({
    queryKey: ["facts", campaignId, metric.key],
    queryFn: ({ pageParam }) => readFacts(campaignId, metric.key, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (!pages.data) return <RowSkeletons rows={4} />;
  const head = [
    { key: "day", title: t`Days` },
    ...(metric.kind === "formula" ? [{ key: "metric", title: t`Metric` }] : []),
    { key: "value", title: t`Value` },
    { key: "where", title: t`Where` },
    { key: "from", title: t`From` },
  ];
  return (
    <>
      <DataTable label={t`Values behind the figure`} head={head}>
        {pages.data.pages.flatMap((page) =>
          page.items.map((fact) => (
            <Record key={fact.id} fact={fact} page={page} metric={metric} metrics={metrics} today={today} />
          )),
        )}
      </DataTable>
      {pages.hasNextPage && (
        <div>
          <Button
            busy={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >{t`Show more values`}</Button>
        </div>
      )}
    </>
  );
}

interface RecordProps extends Pick<Props, "metric" | "metrics" | "today"> {
  fact: Fact;
  page: FactPage;
}

function Record({ fact, page, metric, metrics, today }: RecordProps) {
  const { t } = useLingui();
  const words = useFigures();
  const [before, setBefore] = useState(false);
  const own = metrics.find(({ key }) => key === fact.metric_key) ?? metric;
  const where = [
    fact.channel_id ? page.channels[fact.channel_id] : fact.channel_ref,
    fact.campaign_ref,
    ...Object.values(fact.dims),
  ].filter(Boolean);
  const day = (text: string) => formatDay(text, words.language, today);
  const by = fact.by ? page.people[fact.by] : "";
  return (
    <tr>
      <td className={styles.tight}>
        {fact.start === fact.end ? day(fact.start) : `${day(fact.start)} – ${day(fact.end)}`}
      </td>
      {metric.kind === "formula" && <td>{own.name}</td>}
      <td className={styles.number}>
        {words.value(fact.value, own, fact.currency)}
        {before ? <Before fact={fact} metric={own} /> : null}
        {fact.revised && !before && (
          <button type="button" className={styles.link} onClick={() => setBefore(true)}>{t`before`}</button>
        )}
      </td>
      <td>{where.join(" · ")}</td>
      <td className={styles.quiet}>
        {[fact.run_kind === "file" ? fact.run_label : t`typed in`, by, formatInstant(fact.fetched_at, words.language)]
          .filter(Boolean)
          .join(" · ")}
      </td>
    </tr>
  );
}

function Before({ fact, metric }: { fact: Fact; metric: BoardMetric }) {
  const { t } = useLingui();
  const words = useFigures();
  const { data } = useQuery(revisionsQuery(fact.id));
  return (
    <ul className={styles.before} aria-label={t`Earlier values`}>
      {(data ?? []).map((row) => (
        <li key={row.ended_at}>
          <s>{words.value(row.value, metric, row.currency)}</s> {formatInstant(row.ended_at, words.language)}
        </li>
      ))}
    </ul>
  );
}
