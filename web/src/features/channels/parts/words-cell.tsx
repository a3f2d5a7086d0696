import { useState } from "react";
import { ChoicePicker, type PickerChoice } from "@/ui/fields/choice-picker";
import styles from "./words-cell.module.css";

interface Props {
  /** Read aloud: whose words, and which. */
  label: string;
  chosen: readonly string[];
  choices: readonly PickerChoice[];
  readOnly?: boolean;
  onChange: (words: string[]) => void;
  /** Takes what was typed as a new word. */
  onCreate?: ((word: string) => void) | undefined;
}

/** A few words in a table's cell, chosen from a list that may grow. */
export function WordsCell({ label, chosen, choices, readOnly, onChange, onCreate }: Props) {
  const [open, setOpen] = useState(false);
  const names = new Map(choices.map(({ id, label: name }) => [id, name]));
  const shown = chosen.map((id) => names.get(id) ?? id).join(", ");
  const trigger = (
    <button
      type="button"
      className={styles.cell}
      aria-label={shown ? `${label}: ${shown}` : label}
      title={shown}
      disabled={readOnly}
      onClick={() => setOpen(!open)}
    >
      {shown || "—"}
    </button>
  );
  return (
    <ChoicePicker
      label={label}
      choices={choices}
      chosen={chosen}
      several
      onChange={onChange}
      onCreate={onCreate}
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    />
  );
}
