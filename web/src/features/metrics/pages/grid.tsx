import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useChannels } from "@/features/channels/public";
import { todayIn } from "@/lib/dates";
import { useUrlState } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { SelectField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { PageBody } from "@/ui/layout/page";
import { gridQuery, type Metric, metricsQuery, resultsQuery } from "../api";
import { daysLater, mondayOf, spansOf } from "../model";
import styles from "../parts/grid.module.css";
import { GridTable } from "../parts/grid-table";
import "../words";

const ROWS = { day: 14, week: 8 } as const;
const MOST_COLUMNS = 12;

/** Values typed in, or pasted from a spreadsheet: days or weeks down, metrics across. */
export function GridPage() {
  const { campaignId = "" } = useParams({ strict: false });
  return (
    <PageBody>
      <div className={styles.wide}>
        <GridView key={campaignId} campaignId={campaignId} />
      </div>
    </PageBody>
  );
}

/** What the address says is shown; without it, the last two weeks of what the campaign is judged by. */
function useView(campaignId: string) {
  const [search, change] = useUrlState();
  const { data: results } = useSuspenseQuery(resultsQuery(campaignId));
  const { data: library } = useSuspenseQuery(metricsQuery);
  const step: "day" | "week" = search.step === "week" ? "week" : "day";
  const first = mondayOf(typeof search.from === "string" ? search.from : daysLater(todayIn(), -7));
  const base = library.filter(({ kind }) => kind === "base");
  const asked = typeof search.metrics === "string" ? search.metrics.split(",") : null;
  const shown = new Set(results.metrics.map(({ key }) => key));
  const columns = base.filter(({ key }) => (asked ? asked.includes(key) : shown.has(key)));
  const fallback = columns.length > 0 ? columns : base.slice(0, 3);
  return {
    step,
    first,
    columns: fallback.slice(0, MOST_COLUMNS),
    base,
    channel: typeof search.channel === "string" ? search.channel : "",
    mayWrite: results.can.includes("record_facts"),
    change,
  };
}

function GridView({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const view = useView(campaignId);
  const { step, first, columns, channel } = view;
  const spans = spansOf(first, ROWS[step], step);
  const last = spans.at(-1)?.end ?? first;
  const query = gridQuery(campaignId, { first, last, metrics: columns.map(({ key }) => key).join(","), channel });
  const { data } = useQuery(query);
  const results: string = `/campaigns/${campaignId}/results`;
  return (
    <>
      <div className={styles.bar}>
        <Link className={styles.go} to={results}>{t`Back to the results`}</Link>
        <Tools view={view} />
      </div>
      {data ? (
        <GridTable
          key={`${first} ${step} ${channel}`}
          campaignId={campaignId}
          spans={spans}
          columns={columns}
          channel={channel}
          grid={data}
          readOnly={!view.mayWrite}
        />
      ) : (
        <RowSkeletons rows={10} />
      )}
    </>
  );
}

function Tools({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = useLingui();
  const { listed } = useChannels();
  const { step, first, change } = view;
  const width = ROWS[step] * (step === "week" ? 7 : 1);
  const choices = [
    { value: "", label: t`All channels` },
    ...listed.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Segmented
        label={t`Rows`}
        value={step}
        segments={[
          { value: "day", label: t`Days` },
          { value: "week", label: t`Weeks` },
        ]}
        onChange={(chosen) => change({ step: chosen === "day" ? null : chosen })}
      />
      <Button onClick={() => change({ from: daysLater(first, -width) })}>{t`Earlier`}</Button>
      <DateField label={t`From`} value={first} onChange={(day) => change({ from: day })} />
      <Button onClick={() => change({ from: daysLater(first, width) })}>{t`Later`}</Button>
      <SelectField
        label={t`Channel`}
        value={view.channel}
        choices={choices}
        onChange={(channel) => change({ channel })}
      />
      <ColumnChoice base={view.base} columns={view.columns} onChange={(metrics) => change({ metrics })} />
    </>
  );
}

interface ChoiceProps {
  base: readonly Metric[];
  columns: readonly Metric[];
  onChange: (keys: string) => void;
}

function ColumnChoice({ base, columns, onChange }: ChoiceProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <ChoicePicker
      label={t`Metrics in the grid`}
      choices={base.map(({ key, name }) => ({ id: key, label: name }))}
      chosen={columns.map(({ key }) => key)}
      onChange={(keys) => onChange(keys.join(","))}
      several
      open={open}
      onOpenChange={setOpen}
      trigger={<Button onClick={() => setOpen(!open)}>{t`Choose metrics`}</Button>}
    />
  );
}
