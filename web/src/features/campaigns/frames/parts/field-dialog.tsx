import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField, TextAreaField, TextField } from "@/ui/fields/controls";
import { OWN_FIELD_KINDS } from "@/ui/fields/own-field-kinds";
import { Dialog } from "@/ui/layout/dialog";
import { addField, type Field, type FieldOwner, updateField } from "../api";
import { hasOptions, type Options, optionsOf, TARGETS } from "../model";
import styles from "./frames.module.css";

interface Props {
  owner: FieldOwner;
  /** The field to change; null for a new one. */
  field: Field | null;
  onClose: () => void;
}

interface Draft {
  name: string;
  target: Field["target"];
  kind: Field["kind"];
  choices: string;
  required: boolean;
}

function draftOf(field: Field | null): Draft {
  if (!field) return { name: "", target: "task", kind: "text", choices: "", required: false };
  const { name, target, kind, required } = field;
  return { name, target, kind, required, choices: field.options.map((option) => String(option.name)).join("\n") };
}

function useSave({ owner, field, onClose }: Props, draft: Draft) {
  const { name, target, kind, required } = draft;
  const before = (field?.options ?? []) as Options;
  const options = hasOptions(kind) ? optionsOf(draft.choices, before) : [];
  return useWrite<void>(
    () =>
      field
        ? updateField(field.id, { name, required, ...(hasOptions(kind) ? { options } : {}) })
        : addField({ name, target, kind, required, options, ...owner }),
    { stale: [["fields"], ["campaign"]], quiet: true, onDone: onClose },
  );
}

/** Makes an own field, or changes one and its choices. */
export function FieldDialog(props: Props) {
  const { t } = useLingui();
  const { field, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(field));
  const save = useSave(props, draft);
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
        {field ? t`Save` : t`Add the field`}
      </Button>
    </>
  );
  return (
    <Dialog title={field ? field.name : t`New field`} onClose={onClose} foot={foot}>
      <FieldForm draft={draft} fresh={!field} error={save.error} onChange={(to) => setDraft({ ...draft, ...to })} />
    </Dialog>
  );
}

interface FormProps {
  draft: Draft;
  /** A field's target and kind are chosen once. */
  fresh: boolean;
  error: unknown;
  onChange: (changes: Partial<Draft>) => void;
}

function FieldForm({ draft, fresh, error, onChange }: FormProps) {
  const { t } = useLingui();
  const fault = splitProblem(error, ["name", "options"]);
  const targets = TARGETS.map(({ value, label }) => ({ value, label: t(label) }));
  const kinds = OWN_FIELD_KINDS.map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <div className={styles.form}>
      <TextField
        label={t`Name`}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        faults={fault?.fields.name ?? (fault?.whole ? [fault.whole.code] : undefined)}
      />
      {fresh && (
        <div className={styles.pair}>
          <SelectField
            label={t`Of`}
            value={draft.target}
            choices={targets}
            onChange={(target) => onChange({ target })}
          />
          <SelectField label={t`Kind`} value={draft.kind} choices={kinds} onChange={(kind) => onChange({ kind })} />
        </div>
      )}
      {hasOptions(draft.kind) && (
        <TextAreaField
          label={t`Choices`}
          hint={t`One a line`}
          rows={6}
          value={draft.choices}
          onChange={(choices) => onChange({ choices })}
          faults={fault?.fields.options}
        />
      )}
      <CheckField
        label={t`Must be filled in`}
        checked={draft.required}
        onChange={(required) => onChange({ required })}
      />
    </div>
  );
}
