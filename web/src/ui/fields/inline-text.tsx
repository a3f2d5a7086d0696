import { type KeyboardEvent, useState } from "react";
import styles from "./inline-text.module.css";

interface Props {
  /** What the text is, for screen readers: "Task name". */
  label: string;
  value: string;
  /** Gets the trimmed new text; not called when nothing changed or nothing is left. */
  onSave: (value: string) => void;
  readOnly?: boolean;
  size?: "md" | "page" | "title";
  placeholder?: string;
}

/** Text that is edited where it stands: Enter or leaving saves, Escape takes it back. */
export function InlineText({ label, value, onSave, readOnly, size = "md", placeholder }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const text = draft?.trim();
    if (text && text !== value) onSave(text);
    setDraft(null);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <span className={`${styles.wrap} ${styles[size]}`} data-text={draft ?? (value || placeholder)}>
      <input
        className={styles.input}
        aria-label={label}
        value={draft ?? value}
        readOnly={readOnly}
        placeholder={placeholder}
        size={1}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={key}
      />
    </span>
  );
}
