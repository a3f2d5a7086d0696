import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { SelectField, TextAreaField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { goalsQuery } from "../api";
import type { Draft, DraftField } from "../draft";
import { parentsFor } from "../model";
import { KIND_WORDS, KINDS, SOURCE_WORDS, SOURCES } from "../words";
import styles from "./goals.module.css";
import { MeasureFields } from "./measure-fields";

export interface FieldsProps {
  draft: Draft;
  /** The goal's own id, where it exists already. */
  id: string | null;
  faults: Readonly<Record<string, readonly string[]>>;
  readOnly?: boolean;
  onChange: (changes: Partial<Draft>) => void;
  /** Called when a field is left, or at once for a choice, with what it holds then. */
  onSettle?: ((draft: Draft, fields: readonly DraftField[]) => void) | undefined;
}

/** Sets values and settles them at once, for choices. */
export function settling({ draft, onChange, onSettle }: FieldsProps) {
  return (changes: Partial<Draft>) => {
    onChange(changes);
    onSettle?.({ ...draft, ...changes }, Object.keys(changes) as DraftField[]);
  };
}

/** What a goal is, how it is measured and by when. */
export function GoalFields(props: FieldsProps) {
  const { t } = useLingui();
  const { draft, faults, readOnly, onChange, onSettle } = props;
  return (
    <div className={styles.fields}>
      <TextAreaField
        label={t`What is to be reached?`}
        hint={t`One sentence: who does what, and how it is counted.`}
        rows={2}
        value={draft.statement}
        readOnly={readOnly}
        faults={faults.statement}
        onChange={(statement) => onChange({ statement })}
        onBlur={() => onSettle?.(draft, ["statement"])}
      />
      <div className={styles.grid}>
        <KindField {...props} />
        <OwnerField {...props} />
        {draft.level === "department" && <TeamField {...props} />}
        <DayField {...props} name="start" label={t`Start`} />
        <DayField {...props} name="due" label={t`Due`} />
        <MeasureFields {...props} />
        <SourceFields {...props} />
        <ParentField {...props} />
      </div>
    </div>
  );
}

function KindField(props: FieldsProps) {
  const { t } = useLingui();
  const settle = settling(props);
  return (
    <SelectField
      label={t`Kind`}
      value={props.draft.kind}
      disabled={props.readOnly}
      choices={KINDS.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) }))}
      onChange={(kind) => settle({ kind })}
    />
  );
}

function DayField({ name, label, ...props }: FieldsProps & { name: "start" | "due"; label: string }) {
  const settle = settling(props);
  return (
    <DateField
      label={label}
      value={props.draft[name]}
      disabled={props.readOnly ?? false}
      faults={props.faults[name]}
      onChange={(day) => settle({ [name]: day })}
    />
  );
}

function SourceFields(props: FieldsProps) {
  const { t } = useLingui();
  const { draft, faults, readOnly, onChange, onSettle } = props;
  const settle = settling(props);
  const sources = SOURCES.filter((source) => source !== "tasks" || draft.level === "campaign");
  return (
    <>
      <SelectField
        label={t`Progress comes from`}
        value={draft.progress_source}
        disabled={readOnly}
        faults={faults.progress_source}
        choices={sources.map((source) => ({ value: source, label: t(SOURCE_WORDS[source]) }))}
        onChange={(source) => settle({ progress_source: source })}
      />
      {draft.progress_source === "manual" && (
        <TextField
          label={t`Value today`}
          inputMode="decimal"
          value={draft.current}
          readOnly={readOnly}
          faults={faults.current}
          onChange={(current) => onChange({ current })}
          onBlur={() => onSettle?.(draft, ["current"])}
        />
      )}
    </>
  );
}

function OwnerField(props: FieldsProps) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? [];
  const settle = settling(props);
  return (
    <SelectField
      label={t`Owner`}
      value={props.draft.owner_id ?? ""}
      disabled={props.readOnly}
      choices={[{ value: "", label: t`Nobody yet` }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(owner) => settle({ owner_id: owner || null })}
    />
  );
}

function TeamField(props: FieldsProps) {
  const { t } = useLingui();
  const teams = useQuery(goalsQuery).data?.teams ?? [];
  const settle = settling(props);
  return (
    <SelectField
      label={t`Team`}
      value={props.draft.team_id ?? ""}
      disabled={props.readOnly}
      choices={[{ value: "", label: t`No team` }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(team) => settle({ team_id: team || null })}
    />
  );
}

function ParentField(props: FieldsProps) {
  const { t } = useLingui();
  const { data } = useQuery(goalsQuery);
  const settle = settling(props);
  const { draft, id, faults } = props;
  const fitting = parentsFor(data?.goals ?? [], { ...draft, ...(id ? { id } : {}) });
  const known = new Set(fitting.map((goal) => goal.id));
  const present = data?.goals.find((goal) => goal.id === draft.parent_id && !known.has(goal.id));
  const goals = present ? [present, ...fitting] : fitting;
  return (
    <SelectField
      label={t`Serves the goal`}
      value={draft.parent_id ?? ""}
      disabled={props.readOnly}
      faults={faults.parent_id}
      choices={[{ value: "", label: t`None` }, ...goals.map((goal) => ({ value: goal.id, label: goal.name }))]}
      onChange={(parent) => settle({ parent_id: parent || null })}
    />
  );
}
