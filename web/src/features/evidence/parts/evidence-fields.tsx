import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { SelectField, TextAreaField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { Written } from "@/ui/marks/written";
import { type Draft, isUnread } from "../draft";
import { KIND_WORDS, KINDS, RELIABILITIES, RELIABILITY_WORDS } from "../words";
import styles from "./evidence.module.css";

interface Props {
  draft: Draft;
  faults: Readonly<Record<string, readonly string[]>>;
  readOnly?: boolean;
  /** The stored summary, safe to show; without it the summary is open for writing. */
  html?: string;
  onChange: (changes: Partial<Draft>) => void;
  /** Called when a field is left, or at once for a choice, with what it holds then. */
  onSettle?: (draft: Draft) => void;
}

/** Where a piece of evidence comes from, how far one may rely on it, and what it says. */
export function EvidenceFields(props: Props) {
  const { t } = useLingui();
  const { draft, faults, readOnly, onChange } = props;
  const leave = () => props.onSettle?.(draft);
  return (
    <>
      <Choices {...props} />
      <TextField
        label={t`Link`}
        type="url"
        value={draft.url}
        readOnly={readOnly}
        faults={faults.url}
        onChange={(url) => onChange({ url })}
        onBlur={leave}
      />
      {draft.kind === "benchmark" && (
        <TextField
          label={t`Figure`}
          inputMode="decimal"
          value={draft.value}
          readOnly={readOnly}
          faults={isUnread(draft) ? ["not_a_number"] : faults.value}
          onChange={(value) => onChange({ value })}
          onBlur={leave}
        />
      )}
      <SummaryField {...props} />
    </>
  );
}

/** The summary as it will be read; pressing its button opens it for writing. */
function SummaryField({ draft, faults, readOnly, html, onChange, onSettle }: Props) {
  const { t } = useLingui();
  const [writing, setWriting] = useState(false);
  if (html && !writing)
    return (
      <div className={styles.summary}>
        <span className={styles.label}>{t`Summary`}</span>
        <Written html={html} />
        {!readOnly && (
          <Button look="ghost" className={styles.edit} onClick={() => setWriting(true)}>
            {t`Edit the summary`}
          </Button>
        )}
      </div>
    );
  return (
    <TextAreaField
      label={t`Summary`}
      rows={4}
      value={draft.summary}
      readOnly={readOnly}
      faults={faults.summary}
      onChange={(summary) => onChange({ summary })}
      onBlur={() => onSettle?.(draft)}
    />
  );
}

function Choices({ draft, faults, readOnly, onChange, onSettle }: Props) {
  const { t } = useLingui();
  const settle = (changes: Partial<Draft>) => {
    onChange(changes);
    onSettle?.({ ...draft, ...changes });
  };
  return (
    <div className={styles.pair}>
      <SelectField
        label={t`Kind`}
        value={draft.kind}
        disabled={readOnly}
        choices={KINDS.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) }))}
        onChange={(kind) => settle({ kind })}
      />
      <SelectField
        label={t`Reliability`}
        value={draft.reliability}
        disabled={readOnly}
        choices={RELIABILITIES.map((each) => ({ value: each, label: t(RELIABILITY_WORDS[each]) }))}
        onChange={(reliability) => settle({ reliability })}
      />
      <TextField
        label={t`Source`}
        value={draft.source}
        readOnly={readOnly}
        faults={faults.source}
        onChange={(source) => onChange({ source })}
        onBlur={() => onSettle?.(draft)}
      />
      <DateField
        label={t`Observed`}
        value={draft.observed_on}
        disabled={readOnly ?? false}
        faults={faults.observed_on}
        onChange={(day) => day && settle({ observed_on: day })}
      />
    </div>
  );
}
