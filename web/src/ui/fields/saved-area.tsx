import { useState } from "react";
import { Field } from "./field";
import styles from "./field.module.css";

interface Props {
  label: string;
  value: string;
  hint?: string;
  placeholder?: string;
  rows?: number;
  readOnly?: boolean;
  /** Gets the trimmed text, which may be empty, when it has changed and the field is left. */
  onSave: (value: string) => void;
}

/** Several lines of text edited where they stand: leaving saves, Escape takes back. */
export function SavedArea({ label, value, hint, placeholder, rows = 3, readOnly, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const text = draft?.trim();
    if (text !== undefined && text !== value) onSave(text);
    setDraft(null);
  };
  return (
    <Field label={label} hint={hint}>
      {(ties) => (
        <textarea
          {...ties}
          className={styles.control}
          rows={rows}
          value={draft ?? value}
          placeholder={placeholder}
          readOnly={readOnly}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing || draft === null) return;
            event.stopPropagation();
            setDraft(null);
          }}
        />
      )}
    </Field>
  );
}
