import { useState } from "react";
import styles from "./message-house.module.css";

interface Props {
  label: string;
  placeholder: string;
  /** A gap that asks to be filled, rather than room for one more. */
  invites?: boolean;
  onSave: (text: string) => void;
}

/** An empty line that becomes something when Enter is pressed or it is left. */
export function NewLine({ label, placeholder, invites, onSave }: Props) {
  const [draft, setDraft] = useState("");
  const save = () => {
    if (draft.trim()) onSave(draft.trim());
    setDraft("");
  };
  return (
    <input
      className={styles.newLine}
      data-invites={invites || undefined}
      aria-label={label}
      placeholder={placeholder}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") save();
        if (event.key === "Escape") setDraft("");
      }}
    />
  );
}
