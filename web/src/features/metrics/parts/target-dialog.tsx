import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { Dialog } from "@/ui/layout/dialog";
import { metricsQuery, removeTarget, setTarget, type Tile, updateTarget } from "../api";
import { UNITS } from "../words";
import { AmountField, useTyped } from "./amount-field";
import styles from "./results.module.css";

/** Whose target it is: of a campaign or of a program. */
export type Holder = { campaign_id: string } | { program_id: string };

interface Props {
  holder: Holder;
  /** The target to change; null for a new one. */
  tile: Tile | null;
  onClose: () => void;
}

const FIELDS = ["value", "baseline", "start", "end", "metric_key", "currency"];
const STALE = [["results"], ["program-results"]];

function useDraft(tile: Tile | null) {
  const { shown, read } = useTyped();
  const [key, setKey] = useState(tile?.metric_key ?? "");
  const [value, setValue] = useState(shown(tile?.value));
  const [baseline, setBaseline] = useState(shown(tile?.baseline));
  const [start, setStart] = useState(tile?.start ?? null);
  const [end, setEnd] = useState(tile?.end ?? null);
  const [profile, setProfile] = useState(tile?.profile ?? "even");
  const amount = read(value);
  const given = { value: amount ?? "0", baseline: read(baseline), start, end, profile };
  return {
    key,
    setKey,
    value,
    setValue,
    baseline,
    setBaseline,
    start,
    setStart,
    end,
    setEnd,
    profile,
    setProfile,
    given,
    complete: amount !== null && key !== "" && (baseline.trim() === "" || given.baseline !== null),
  };
}

/** Promises a metric, or changes what was promised. */
export function TargetDialog({ holder, tile, onClose }: Props) {
  const { t } = useLingui();
  const draft = useDraft(tile);
  const save = useWrite(
    () =>
      tile
        ? updateTarget(tile.id, draft.given)
        : setTarget({ ...holder, ...draft.given, metric_key: draft.key, currency: "" }),
    { stale: STALE, quiet: true, onDone: onClose },
  );
  const remove = useWrite(() => removeTarget(tile?.id ?? ""), {
    stale: STALE,
    done: t`The target was removed`,
    onDone: onClose,
  });
  const fault = splitProblem(save.error, FIELDS);
  const foot = (
    <>
      {tile?.can.includes("remove_target") && (
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>{t`Remove the target`}</Button>
      )}
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} disabled={!draft.complete} onClick={() => save.mutate()}>
        {tile ? t`Save the target` : t`Set the target`}
      </Button>
    </>
  );
  return (
    <Dialog title={tile ? t`Change a target` : t`Set a target`} onClose={onClose} foot={foot}>
      <TargetForm draft={draft} fixed={tile !== null} faults={fault?.fields ?? {}} />
      {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
    </Dialog>
  );
}

interface FormProps {
  draft: ReturnType<typeof useDraft>;
  /** True where the metric is settled. */
  fixed: boolean;
  faults: Readonly<Record<string, string[]>>;
}

function TargetForm({ draft, fixed, faults }: FormProps) {
  const { t } = useLingui();
  const metrics = useQuery(metricsQuery).data ?? [];
  const metric = metrics.find(({ key }) => key === draft.key);
  const choices = [{ value: "", label: "—" }, ...metrics.map(({ key, name }) => ({ value: key, label: name }))];
  const profiles = [
    { value: "even" as const, label: t`The same every day` },
    { value: "weekday" as const, label: t`As the last weeks went by weekday` },
  ];
  const level = metric && metric.kind === "base" && ["last", "most"].includes(metric.aggregation);
  return (
    <div className={styles.form}>
      <SelectField
        label={t`Metric`}
        value={draft.key}
        choices={choices}
        disabled={fixed}
        faults={faults.metric_key}
        onChange={draft.setKey}
      />
      <AmountField
        label={t`Target`}
        {...(metric ? { hint: t(UNITS[metric.unit]) } : {})}
        value={draft.value}
        faults={faults.value}
        onChange={draft.setValue}
      />
      {level && (
        <AmountField
          label={t`Value at the start`}
          optional={t`optional`}
          value={draft.baseline}
          faults={faults.baseline}
          onChange={draft.setBaseline}
        />
      )}
      <div className={styles.pair}>
        <DateField label={t`From`} value={draft.start} faults={faults.start} onChange={draft.setStart} />
        <DateField label={t`Until`} value={draft.end} faults={faults.end} onChange={draft.setEnd} />
      </div>
      <p className={styles.quiet}>{t`Without days the target follows those of the campaign or program.`}</p>
      <SelectField
        label={t`Spread over the days`}
        value={draft.profile}
        choices={profiles}
        onChange={draft.setProfile}
      />
    </div>
  );
}
