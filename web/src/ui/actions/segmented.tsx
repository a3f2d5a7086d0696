import type { ReactNode } from "react";
import styles from "./segmented.module.css";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  segments: readonly Segment<Value>[];
  onChange: (value: Value) => void;
  /** Writes the label above; otherwise it is only read aloud. */
  titled?: boolean;
  /** Shows icons alone; the label is then read aloud and shown as tooltip. */
  compact?: boolean;
}

/** A choice among two to five, all visible. Arrow keys move, as in any radio group. */
export function Segmented<Value extends string>({ label, value, segments, onChange, titled, compact }: Props<Value>) {
  return (
    <fieldset className={styles.set} aria-label={label}>
      {titled && (
        <div className={styles.title} aria-hidden="true">
          {label}
        </div>
      )}
      <div className={styles.group}>
        {segments.map((segment) => (
          <label key={segment.value} className={styles.segment} title={compact ? segment.label : undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name={label}
              checked={segment.value === value}
              onChange={() => onChange(segment.value)}
            />
            {segment.icon}
            <span className={compact ? "visually-hidden" : undefined}>{segment.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
