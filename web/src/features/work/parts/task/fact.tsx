import { type ReactElement, type ReactNode, useState } from "react";
import styles from "./task.module.css";

/** One line of facts: what it is, and its value. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <span className={styles.label}>{label}</span>
      <div>{children}</div>
    </div>
  );
}

interface PressProps {
  label: string;
  readOnly: boolean;
  /** What stands there now; empty shows `none`. */
  shown: ReactNode;
  none: string;
  /** Draws the layer that changes it, around its trigger. */
  layer: (open: boolean, onOpenChange: (open: boolean) => void, trigger: ReactElement) => ReactNode;
}

/** A fact that is changed in a layer opened by pressing its value. */
export function PressFact({ label, readOnly, shown, none, layer }: PressProps) {
  const [open, setOpen] = useState(false);
  const trigger = (
    <button type="button" className={styles.press} disabled={readOnly} onClick={() => setOpen(true)}>
      <span className="visually-hidden">{label} </span>
      {shown || <span className={styles.none}>{none}</span>}
    </button>
  );
  return <Fact label={label}>{readOnly ? trigger : layer(open, setOpen, trigger)}</Fact>;
}

interface TextProps {
  label: string;
  value: string;
  readOnly: boolean;
  placeholder: string;
  /** Answers false when the text means nothing. */
  onText: (text: string) => boolean;
}

/** A fact typed where it stands. */
export function TextFact({ label, value, readOnly, placeholder, onText }: TextProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const settle = () => {
    if (draft === null) return;
    const fits = draft.trim() === value || onText(draft.trim());
    setWrong(!fits);
    if (fits) setDraft(null);
  };
  return (
    <Fact label={label}>
      <input
        className={styles.text}
        aria-label={label}
        aria-invalid={wrong || undefined}
        readOnly={readOnly}
        placeholder={placeholder}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && settle()}
      />
    </Fact>
  );
}
