import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Metric, metricsQuery } from "../api";
import styles from "../parts/library.module.css";
import { MetricDialog } from "../parts/metric-dialog";
import { Rates } from "../parts/rates";
import { useTypes } from "../parts/use-types";
import { AGGREGATIONS, UNITS } from "../words";

/** The metrics of the team: what each measures, how it is computed, where it is used. */
export function LibraryPage() {
  const { t } = useLingui();
  const { data: metrics } = useSuspenseQuery(metricsQuery);
  const { can } = useSuspenseQuery(meQuery).data;
  const [editing, setEditing] = useState<Metric | "new" | null>(null);
  const add = can.includes("create_metric") && (
    <Button look="primary" onClick={() => setEditing("new")}>{t`New metric`}</Button>
  );
  const count = metrics.length;
  return (
    <>
      <PageHeader
        title={t`Metrics`}
        detail={t`${plural(count, { one: "# metric", other: "# metrics" })}`}
        actions={
          <>
            {can.includes("start_fact_import") && (
              <Link className={styles.go} to="/results-import">{t`Import results`}</Link>
            )}
            {add}
          </>
        }
      />
      <PageBody>
        <Wide stacked>
          <Listed metrics={metrics} onOpen={setEditing} />
          <Rates />
        </Wide>
      </PageBody>
      {editing && (
        <MetricDialog
          key={editing === "new" ? "new" : editing.id}
          metric={editing === "new" ? null : editing}
          metrics={metrics}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

const ALL = "";

function Listed({ metrics, onOpen }: { metrics: readonly Metric[]; onOpen: (metric: Metric) => void }) {
  const { t } = useLingui();
  const types = useTypes();
  const [type, setType] = useUrlText("type", ALL);
  const [words, setWords] = useState("");
  const fits = ({ name, key, description, campaign_types }: Metric) =>
    (type === ALL || campaign_types.includes(type)) &&
    `${name} ${key} ${description}`.toLowerCase().includes(words.trim().toLowerCase());
  const shown = metrics.filter(fits);
  const head = [
    { key: "name", title: t`Metric` },
    { key: "unit", title: t`Unit` },
    { key: "how", title: t`How it comes about` },
    { key: "used", title: t`Used in` },
  ];
  return (
    <PageSection title={t`Library`}>
      <div className={styles.filters}>
        <SelectField
          label={t`Campaign type`}
          value={type}
          choices={[{ value: ALL, label: t`All campaign types` }, ...types]}
          onChange={setType}
        />
        <TextField label={t`Search`} value={words} onChange={setWords} type="search" />
      </div>
      <DataTable label={t`Metrics`} head={head}>
        {shown.map((metric) => (
          <MetricLine key={metric.id} metric={metric} metrics={metrics} onOpen={() => onOpen(metric)} />
        ))}
      </DataTable>
      {shown.length === 0 && <p className={styles.quiet}>{t`No metric fits.`}</p>}
    </PageSection>
  );
}

interface LineProps {
  metric: Metric;
  metrics: readonly Metric[];
  onOpen: () => void;
}

function MetricLine({ metric, metrics, onOpen }: LineProps) {
  const { t } = useLingui();
  const used = metrics.filter(({ key }) => metric.used_by.includes(key)).map(({ name }) => name);
  return (
    <tr>
      <td>
        <button type="button" className={styles.open} onClick={onOpen}>
          {metric.name}
        </button>
        <div className={styles.quiet}>{metric.description}</div>
      </td>
      <td>{t(UNITS[metric.unit])}</td>
      <td>
        {metric.kind === "formula" ? (
          <code className={styles.code}>{metric.formula}</code>
        ) : (
          <span className={styles.quiet}>{t(AGGREGATIONS[metric.aggregation])}</span>
        )}
      </td>
      <td className={`${styles.quiet} ${styles.used}`}>{used.join(", ")}</td>
    </tr>
  );
}
