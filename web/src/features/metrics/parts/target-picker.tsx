import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { type Metric, metricsQuery, resultsQuery, setTarget, type Tile } from "../api";
import { formatValue } from "../model";
import { UNITS } from "../words";
import { AmountField, useTyped } from "./amount-field";
import styles from "./results.module.css";
import { TargetDialog } from "./target-dialog";
import { useFigures } from "./use-figures";

interface Props {
  campaignId: string;
  /** The key of the campaign's shipped type, such as "webinar"; empty for an own one. */
  typeKey: string;
  readOnly?: boolean;
}

/** The metrics a campaign of this kind is usually judged by, each with its target to be written in. */
export function TargetPicker({ campaignId, typeKey, readOnly = false }: Props) {
  const { t } = useLingui();
  const metrics = useQuery(metricsQuery).data ?? [];
  const results = useQuery(resultsQuery(campaignId)).data;
  const [adding, setAdding] = useState(false);
  const tiles = results?.tiles ?? [];
  const promised = new Set(tiles.map(({ metric_key }) => metric_key));
  const listed = metrics.filter(({ key, campaign_types }) => promised.has(key) || campaign_types.includes(typeKey));
  return (
    <>
      <ul className={styles.picks} aria-label={t`Metrics and targets`}>
        {listed.map((metric) => {
          const own = tiles.filter(({ metric_key }) => metric_key === metric.key);
          return own.length > 0 ? (
            own.map((tile) => <Promised key={tile.id} tile={tile} metric={metric} readOnly={readOnly} />)
          ) : (
            <Open key={metric.key} metric={metric} campaignId={campaignId} readOnly={readOnly} />
          );
        })}
      </ul>
      {!readOnly && (
        <div>
          <Button onClick={() => setAdding(true)}>{t`Another metric`}</Button>
        </div>
      )}
      {adding && <TargetDialog holder={{ campaign_id: campaignId }} tile={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Promised({ tile, metric, readOnly }: { tile: Tile; metric: Metric; readOnly: boolean }) {
  const { t } = useLingui();
  const { language } = useFigures();
  const [editing, setEditing] = useState(false);
  const holder = { campaign_id: tile.campaign_id ?? "" };
  return (
    <li className={styles.pick}>
      <Named metric={metric} />
      <strong>{formatValue(Number(tile.value), metric.unit, tile.currency, language)}</strong>
      {!readOnly && <Button onClick={() => setEditing(true)}>{t`Change`}</Button>}
      {editing && <TargetDialog holder={holder} tile={tile} onClose={() => setEditing(false)} />}
    </li>
  );
}

function Open({ metric, campaignId, readOnly }: { metric: Metric; campaignId: string; readOnly: boolean }) {
  const { t } = useLingui();
  const { read } = useTyped();
  const [typed, setTyped] = useState("");
  const value = read(typed);
  const save = useWrite(
    () =>
      setTarget({
        campaign_id: campaignId,
        metric_key: metric.key,
        value: value ?? "0",
        currency: "",
        profile: "even",
      }),
    { stale: [["results"]], quiet: true },
  );
  const problem = asProblem(save.error);
  const { name } = metric;
  return (
    <li className={styles.pick}>
      <Named metric={metric} />
      {!readOnly && (
        <>
          <AmountField label={t`Target for ${name}`} value={typed} onChange={setTyped} />
          <Button busy={save.isPending} disabled={value === null} onClick={() => save.mutate()}>{t`Set`}</Button>
        </>
      )}
      {problem && <p className={styles.fault}>{problemText(problem)}</p>}
    </li>
  );
}

function Named({ metric }: { metric: Metric }) {
  const { t } = useLingui();
  return (
    <span className={styles.names}>
      <span>{metric.name}</span>
      <span className={styles.quiet}>
        {t(UNITS[metric.unit])} · {metric.description}
      </span>
    </span>
  );
}
