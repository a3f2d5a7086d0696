import { type ChangeEvent, type KeyboardEvent, useState } from "react";
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

/** Text of one line that is edited where it stands: Enter or leaving saves, Escape takes it back. A title is shown whole,
 * on as many lines as it needs. */
export function InlineText({ label, value, onSave, readOnly, size = "md", placeholder }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const text = draft?.trim();
    if (text && text !== value) onSave(text);
    setDraft(null);
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.blur();
    }
    if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
  };
  const control = {
    className: styles.input,
    "aria-label": label,
    value: draft ?? value,
    readOnly,
    placeholder,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setDraft(event.target.value.replace(/\s*\n\s*/g, " ")),
    onBlur: save,
    onKeyDown: key,
  };
  return (
    <span className={`${styles.wrap} ${styles[size]}`} data-text={draft ?? (value || placeholder)}>
      {size === "title" ? <textarea {...control} rows={1} /> : <input {...control} size={1} />}
    </span>
  );
}
