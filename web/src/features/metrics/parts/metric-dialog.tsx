import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField, TextAreaField, TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { createMetric, type Metric, removeMetric, type Unit, updateMetric } from "../api";
import { AGGREGATIONS, UNITS } from "../words";
import { FormulaField } from "./formula-field";
import styles from "./library.module.css";
import { useTypes } from "./use-types";

interface Props {
  /** Null for a new one. */
  metric: Metric | null;
  metrics: readonly Metric[];
  onClose: () => void;
}

const STALE = [["metrics"], ["results"], ["program-results"], ["formula"]];
const FIELDS = ["name", "key", "unit", "formula", "aggregation", "weight_key"];

interface Draft {
  name: string;
  description: string;
  unit: Unit;
  kind: Metric["kind"];
  formula: string;
  aggregation: Metric["aggregation"];
  weight_key: string;
  direction: Metric["direction"];
  campaign_types: string[];
}

const EMPTY: Draft = {
  name: "",
  description: "",
  unit: "number",
  kind: "base",
  formula: "",
  aggregation: "sum",
  weight_key: "",
  direction: "up",
  campaign_types: [],
};

function draftOf(metric: Metric | null): Draft {
  if (!metric) return EMPTY;
  const { name, description, unit, kind, formula, aggregation, weight_key, direction, campaign_types } = metric;
  return { name, description, unit, kind, formula, aggregation, weight_key, direction, campaign_types };
}

/** A metric's definition; read only to those who may not change it. */
export function MetricDialog({ metric, metrics, onClose }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>(draftOf(metric));
  const readOnly = metric !== null && !metric.can.includes("update_metric");
  const save = useWrite(() => (metric ? updateMetric(metric.id, draft) : createMetric(draft)), {
    stale: STALE,
    quiet: true,
    onDone: onClose,
  });
  const remove = useWrite(() => removeMetric(metric?.id ?? ""), {
    stale: STALE,
    done: t`The metric was removed`,
    onDone: onClose,
  });
  const fault = splitProblem(save.error, FIELDS);
  const foot = readOnly ? undefined : (
    <>
      {metric?.can.includes("remove_metric") && (
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>{t`Remove the metric`}</Button>
      )}
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} disabled={!draft.name.trim()} onClick={() => save.mutate()}>
        {metric ? t`Save the metric` : t`Add the metric`}
      </Button>
    </>
  );
  return (
    <Dialog title={metric ? metric.name : t`New metric`} onClose={onClose} foot={foot} width={620}>
      <Form
        draft={draft}
        own={metric?.key ?? ""}
        metrics={metrics}
        readOnly={readOnly}
        faults={fault?.fields ?? {}}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
      {metric && <p className={styles.quiet}>{t`Short name in formulas: ${metric.key}`}</p>}
      {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
    </Dialog>
  );
}

interface FormProps {
  draft: Draft;
  own: string;
  metrics: readonly Metric[];
  readOnly: boolean;
  faults: Readonly<Record<string, string[]>>;
  onChange: (changes: Partial<Draft>) => void;
}

function Form(props: FormProps) {
  const { t } = useLingui();
  const { draft, own, metrics, readOnly, faults, onChange } = props;
  return (
    <div className={styles.form}>
      <Basics {...props} />
      {draft.kind === "formula" ? (
        <FormulaField
          formula={draft.formula}
          unit={draft.unit}
          own={own}
          metrics={metrics}
          faults={faults.formula && []}
          readOnly={readOnly}
          onChange={(formula) => onChange({ formula })}
        />
      ) : (
        <Together draft={draft} metrics={metrics} readOnly={readOnly} faults={faults} onChange={onChange} />
      )}
      <TextAreaField
        label={t`What it means`}
        value={draft.description}
        rows={2}
        disabled={readOnly}
        onChange={(description) => onChange({ description })}
      />
      <Types
        chosen={draft.campaign_types}
        readOnly={readOnly}
        onChange={(campaign_types) => onChange({ campaign_types })}
      />
    </div>
  );
}

function useChoices() {
  const { t } = useLingui();
  return {
    units: Object.entries(UNITS).map(([value, label]) => ({ value: value as Unit, label: t(label) })),
    kinds: [
      { value: "base" as const, label: t`Measured` },
      { value: "formula" as const, label: t`Computed by a formula` },
    ],
    directions: [
      { value: "up" as const, label: t`More is better` },
      { value: "down" as const, label: t`Less is better` },
    ],
  };
}

function Basics({ draft, readOnly, faults, onChange }: FormProps) {
  const { t } = useLingui();
  const { units, kinds, directions } = useChoices();
  return (
    <>
      <TextField
        label={t`Name`}
        value={draft.name}
        disabled={readOnly}
        faults={faults.name}
        onChange={(name) => onChange({ name })}
      />
      <div className={styles.pair}>
        <SelectField
          label={t`Unit`}
          value={draft.unit}
          choices={units}
          disabled={readOnly}
          faults={faults.unit}
          onChange={(unit) => onChange({ unit })}
        />
        <SelectField
          label={t`Direction`}
          value={draft.direction}
          choices={directions}
          disabled={readOnly}
          onChange={(direction) => onChange({ direction })}
        />
      </div>
      <SelectField
        label={t`How it comes about`}
        value={draft.kind}
        choices={kinds}
        disabled={readOnly}
        onChange={(kind) => onChange({ kind })}
      />
    </>
  );
}

function Together({ draft, metrics, readOnly, faults, onChange }: Omit<FormProps, "own">) {
  const { t } = useLingui();
  const ways = Object.entries(AGGREGATIONS).map(([value, label]) => ({
    value: value as Draft["aggregation"],
    label: t(label),
  }));
  const weights = metrics
    .filter(({ kind, aggregation }) => kind === "base" && aggregation === "sum")
    .map(({ key, name }) => ({ value: key, label: name }));
  return (
    <>
      <SelectField
        label={t`How days come together`}
        value={draft.aggregation}
        choices={ways}
        disabled={readOnly}
        onChange={(aggregation) => onChange({ aggregation })}
      />
      {draft.aggregation === "weighted" && (
        <SelectField
          label={t`Weighted by`}
          value={draft.weight_key}
          choices={[{ value: "", label: "—" }, ...weights]}
          disabled={readOnly}
          faults={faults.weight_key}
          onChange={(weight_key) => onChange({ weight_key })}
        />
      )}
    </>
  );
}

function Types({
  chosen,
  readOnly,
  onChange,
}: {
  chosen: readonly string[];
  readOnly: boolean;
  onChange: (types: string[]) => void;
}) {
  const { t } = useLingui();
  const types = useTypes();
  return (
    <fieldset className={styles.types}>
      <legend>{t`Recommended for`}</legend>
      {types.map(({ value, label }) => (
        <CheckField
          key={value}
          label={label}
          checked={chosen.includes(value)}
          disabled={readOnly}
          onChange={(checked) => onChange(checked ? [...chosen, value] : chosen.filter((each) => each !== value))}
        />
      ))}
    </fieldset>
  );
}
