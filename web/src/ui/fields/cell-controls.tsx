import { useState } from "react";
import { type Choice, PlainSelect } from "./controls";
import styles from "./field.module.css";

interface SelectProps<Value extends string> {
  /** Read aloud: the row and the column. */
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}

/** A choice inside a table's cell, where the column's title stands for the label. */
export function CellSelect<Value extends string>({ label, ...rest }: SelectProps<Value>) {
  return <PlainSelect {...rest} aria-label={label} />;
}

interface InputProps {
  label: string;
  value: string;
  type?: "text" | "number";
  placeholder?: string;
  disabled?: boolean;
  /** Gets the trimmed text when it has changed and the cell is left, or Enter pressed. */
  onSave: (value: string) => void;
}

/** A line of text inside a table's cell; saved on leaving it, taken back by Escape. */
export function CellInput({ label, value, type = "text", placeholder, disabled, onSave }: InputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const text = draft?.trim();
    if (text !== undefined && text !== value) onSave(text);
    setDraft(null);
  };
  return (
    <input
      className={styles.control}
      aria-label={label}
      type={type}
      value={draft ?? value}
      title={type === "text" ? value : undefined}
      placeholder={placeholder}
      disabled={disabled}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}
