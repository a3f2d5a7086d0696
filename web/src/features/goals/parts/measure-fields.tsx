import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { SelectField, TextField } from "@/ui/fields/controls";
import { goalsQuery } from "../api";
import { DIRECTION_WORDS, METRIC_WORDS, UNIT_WORDS, UNITS } from "../words";
import { type FieldsProps, settling } from "./goal-fields";

/** Metric, unit, direction, and the way from baseline to target. */
export function MeasureFields(props: FieldsProps) {
  const { t } = useLingui();
  const currency = useQuery(meQuery).data?.workspace.currency ?? "EUR";
  const { draft, faults, onChange, onSettle } = props;
  const disabled = props.readOnly ?? false;
  const settle = settling(props);
  return (
    <>
      <MetricField {...props} />
      <SelectField
        label={t`Unit`}
        value={draft.unit}
        disabled={disabled}
        choices={UNITS.map((unit) => ({ value: unit, label: t(UNIT_WORDS[unit]) }))}
        onChange={(unit) => settle({ unit, currency: unit === "money" ? draft.currency || currency : "" })}
      />
      {draft.unit === "money" && (
        <TextField
          label={t`Currency`}
          maxLength={3}
          value={draft.currency}
          readOnly={disabled}
          faults={faults.currency}
          onChange={(typed) => onChange({ currency: typed.toUpperCase() })}
          onBlur={() => onSettle?.(draft, ["currency"])}
        />
      )}
      <SelectField
        label={t`Direction`}
        value={draft.direction}
        disabled={disabled}
        choices={(["up", "down"] as const).map((value) => ({ value, label: t(DIRECTION_WORDS[value]) }))}
        onChange={(direction) => settle({ direction })}
      />
      <NumberField {...props} name="baseline" label={t`Baseline`} />
      <NumberField {...props} name="target" label={t`Target`} />
    </>
  );
}

function NumberField({ name, label, ...props }: FieldsProps & { name: "baseline" | "target"; label: string }) {
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={props.draft[name]}
      readOnly={props.readOnly}
      faults={props.faults[name]}
      onChange={(value) => props.onChange({ [name]: value })}
      onBlur={() => props.onSettle?.(props.draft, [name])}
    />
  );
}

function MetricField(props: FieldsProps) {
  const { t } = useLingui();
  const library = useQuery(goalsQuery).data?.metrics ?? {};
  const settle = settling(props);
  const { draft, faults } = props;
  const named: Record<string, string> =
    Object.keys(library).length > 0
      ? { ...library }
      : Object.fromEntries(Object.entries(METRIC_WORDS).map(([key, word]) => [key, t(word)]));
  if (draft.metric_key && !(draft.metric_key in named)) named[draft.metric_key] = draft.metric_key;
  const choices = Object.entries(named)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <SelectField
      label={t`Metric`}
      value={draft.metric_key}
      disabled={props.readOnly}
      faults={faults.metric_key}
      choices={[{ value: "", label: t`None yet` }, ...choices]}
      onChange={(metric_key) => settle({ metric_key })}
    />
  );
}
