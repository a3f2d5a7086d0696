import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { meQuery } from "@/api/me";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { formatMinutes, readMinutes } from "@/lib/numbers";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { PersonPicker } from "@/ui/fields/person-picker";
import { StageSign } from "@/ui/marks/tag";
import { type TaskRow, tagsQuery, type WorkScreen } from "../../api";
import { readOwnValue } from "../../own-values";
import type { RowChanges } from "../../patch";
import { PRIORITIES, priorityName } from "../../priorities";
import { DatePopover } from "../date-popover";
import { PrioritySign } from "../priority-sign";
import { fieldText } from "./cell-values";
import type { Column, ColumnId } from "./columns";
import styles from "./grid.module.css";

export interface EditorProps {
  column: Column;
  task: TaskRow;
  screen: WorkScreen;
  onSave: (changes: RowChanges) => void;
  /** Ends editing; `step` then edits the next (1) or previous (-1) cell. */
  onDone: (step?: 1 | -1) => void;
}

interface TextProps {
  label: string;
  initial: string;
  /** Answers false when what was typed means nothing; the cell then stays open with it. */
  onText: (text: string) => boolean;
  onDone: (step?: 1 | -1) => void;
}

/** A line of text in place of the cell's value. */
function TextEditor({ label, initial, onText, onDone }: TextProps) {
  const [text, setText] = useState(initial);
  const [wrong, setWrong] = useState(false);
  const settled = useRef(false);
  const settle = (step?: 1 | -1) => {
    if (settled.current) return;
    if (text.trim() !== initial && !onText(text.trim())) return setWrong(true);
    settled.current = true;
    onDone(step);
  };
  const leave = () => {
    settled.current = true;
    onDone();
  };
  const tab = (event: KeyboardEvent) => {
    event.preventDefault();
    settle(event.shiftKey ? -1 : 1);
  };
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") settle();
    else if (event.key === "Escape") leave();
    else if (event.key === "Tab") tab(event);
  };
  return (
    <input
      className={styles.editor}
      // biome-ignore lint/a11y/noAutofocus: editing starts where the person pressed or typed.
      autoFocus
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={text}
      onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => settle()}
      onKeyDown={key}
    />
  );
}

const ANCHOR = <span className={styles.anchor} />;

function useLayer({ onDone }: EditorProps) {
  return { open: true, onOpenChange: (open: boolean) => open || onDone(), trigger: ANCHOR };
}

function NameEditor({ task, onSave, onDone }: EditorProps) {
  const { t } = useLingui();
  const save = (name: string) => {
    if (name) onSave({ name });
    return name !== "";
  };
  return <TextEditor label={t`Task name`} initial={task.name} onText={save} onDone={onDone} />;
}

function StageEditor(props: EditorProps) {
  const { t } = useLingui();
  const { task, screen, onSave } = props;
  const choices = screen.stages.map((stage) => ({
    id: stage.id,
    label: stage.name,
    icon: <StageSign category={stage.category} />,
  }));
  return (
    <ChoicePicker
      {...useLayer(props)}
      label={t`Stage`}
      choices={choices}
      chosen={[screen.stages[task.stage]?.id ?? ""]}
      onChange={([id]) => id && onSave({ stage_id: id })}
    />
  );
}

function PeopleEditor(props: EditorProps) {
  const { t } = useLingui();
  const { task, screen, onSave } = props;
  const people = useQuery(peopleQuery).data ?? screen.people;
  const chosen = task.people.flatMap((index) => screen.people[index]?.id ?? []);
  return (
    <PersonPicker
      {...useLayer(props)}
      label={t`People`}
      people={people}
      chosen={chosen}
      onChange={(ids) => onSave({ people: ids })}
    />
  );
}

function DateEditor({ name, ...props }: EditorProps & { name: "start" | "due" }) {
  const { t } = useLingui();
  const { task, screen, onSave } = props;
  return (
    <DatePopover
      {...useLayer(props)}
      label={name === "due" ? t`Due` : t`Start`}
      value={task[name]}
      today={screen.today}
      onPick={(day) => onSave(name === "due" ? { due: day } : { start: day })}
    />
  );
}

function PriorityEditor(props: EditorProps) {
  const { t } = useLingui();
  const choices = PRIORITIES.map((priority) => ({
    id: String(priority),
    label: t(priorityName(priority)),
    icon: <PrioritySign priority={priority} />,
  }));
  return (
    <ChoicePicker
      {...useLayer(props)}
      label={t`Priority`}
      choices={choices}
      chosen={[String(props.task.priority)]}
      onChange={([id]) => props.onSave({ priority: Number(id) })}
    />
  );
}

function TagsEditor(props: EditorProps) {
  const { t } = useLingui();
  const { task, screen, onSave } = props;
  const known = useQuery(tagsQuery).data ?? screen.tags;
  const chosen = task.tags.flatMap((index) => screen.tags[index] ?? []);
  const names = [...new Set([...known, ...chosen])];
  return (
    <ChoicePicker
      {...useLayer(props)}
      label={t`Tags`}
      several
      choices={names.map((name) => ({ id: name, label: name }))}
      chosen={chosen}
      onChange={(tags) => onSave({ tags })}
      onCreate={(name) => onSave({ tags: [...chosen, name] })}
    />
  );
}

function EstimateEditor({ task, onSave, onDone }: EditorProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const save = (text: string) => {
    const minutes = text === "" ? null : readMinutes(text);
    if (text !== "" && minutes === null) return false;
    onSave({ estimate_minutes: minutes });
    return true;
  };
  const initial = task.estimate === null ? "" : formatMinutes(task.estimate, language);
  return <TextEditor label={t`Estimate`} initial={initial} onText={save} onDone={onDone} />;
}

function ProgressEditor({ task, onSave, onDone }: EditorProps) {
  const { t } = useLingui();
  const save = (text: string) => {
    const progress = Number(text.replace("%", "").trim());
    const fits = Number.isInteger(progress) && progress >= 0 && progress <= 100;
    if (fits) onSave({ progress });
    return fits;
  };
  return <TextEditor label={t`Progress`} initial={String(task.progress)} onText={save} onDone={onDone} />;
}

function PersonFieldEditor(props: EditorProps & { value: unknown; onPick: (id: string | null) => void }) {
  const people = useQuery(peopleQuery).data ?? props.screen.people;
  return (
    <PersonPicker
      {...useLayer(props)}
      label={props.column.field?.name ?? ""}
      people={people}
      several={false}
      chosen={typeof props.value === "string" ? [props.value] : []}
      onChange={([id]) => props.onPick(id ?? null)}
    />
  );
}

function CheckEditor({ column, on, onCheck, onDone }: EditorProps & { on: boolean; onCheck: (on: boolean) => void }) {
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Escape") onDone();
    if (event.key !== "Tab") return;
    event.preventDefault();
    onDone(event.shiftKey ? -1 : 1);
  };
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/noAutofocus: editing starts where the person pressed.
      autoFocus
      aria-label={column.field?.name}
      checked={on}
      onChange={(event) => onCheck(event.target.checked)}
      onBlur={() => onDone()}
      onKeyDown={key}
    />
  );
}

function FieldEditor(props: EditorProps) {
  const language = useLanguage();
  const { column, task, screen, onSave, onDone } = props;
  const layer = useLayer(props);
  const { currency } = useSuspenseQuery(meQuery).data.workspace;
  const field = column.field;
  if (!field) return null;
  const value = task.fields[field.id];
  const save = (next: unknown) => onSave({ fields: { [field.id]: next } });
  if (field.kind === "choice" || field.kind === "multi_choice") {
    const several = field.kind === "multi_choice";
    const chosen = (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === "string");
    const choices = field.options.map((option) => ({ id: String(option.id), label: String(option.name) }));
    const change = (ids: string[]) => save(several ? ids : (ids[0] ?? null));
    return <ChoicePicker {...layer} label={field.name} {...{ choices, chosen, several }} onChange={change} />;
  }
  if (field.kind === "date") {
    const day = typeof value === "string" ? value : null;
    return <DatePopover {...layer} label={field.name} value={day} today={screen.today} onPick={save} />;
  }
  if (field.kind === "person") return <PersonFieldEditor {...props} value={value} onPick={save} />;
  if (field.kind === "checkbox") return <CheckEditor {...props} on={value === true} onCheck={save} />;
  const text = (typed: string) => {
    const read = readOwnValue(field.kind, typed, value, currency);
    if (read !== undefined) save(read);
    return read !== undefined;
  };
  return <TextEditor label={field.name} initial={fieldText(field, value, language)} onText={text} onDone={onDone} />;
}

const EDITORS: Partial<Record<ColumnId, (props: EditorProps) => ReactNode>> = {
  name: NameEditor,
  stage: StageEditor,
  people: PeopleEditor,
  start: (props) => <DateEditor {...props} name="start" />,
  due: (props) => <DateEditor {...props} name="due" />,
  priority: PriorityEditor,
  tags: TagsEditor,
  estimate: EstimateEditor,
  progress: ProgressEditor,
};

/** What edits a cell; nothing for derived ones. */
export function CellEditor(props: EditorProps) {
  const Editor = props.column.field ? FieldEditor : EDITORS[props.column.id];
  return Editor ? <Editor {...props} /> : null;
}
