import { type ReactNode, useId } from "react";
import { textOfCode } from "../feedback/problem-text";
import styles from "./field.module.css";

/** What a control needs to be tied to its label, hint and fault. */
export interface ControlTies {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** Codes the server gave for this field: `problem.fields.name`. */
  faults?: readonly string[] | undefined;
  optional?: string | undefined;
}

/** A label above a control, with hint or fault beneath. */
export function Field({
  label,
  hint,
  faults = [],
  optional,
  children,
}: FieldProps & { children: (ties: ControlTies) => ReactNode }) {
  const id = useId();
  const noteId = `${id}-note`;
  const fault = faults[0];
  const note = fault ? (textOfCode(fault) ?? textOfCode("invalid")) : hint;
  const ties: ControlTies = {
    id,
    "aria-describedby": note ? noteId : undefined,
    "aria-invalid": fault ? true : undefined,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional && <span className={styles.optional}>{optional}</span>}
      </label>
      {children(ties)}
      {note && (
        <div id={noteId} className={fault ? styles.fault : styles.hint} role={fault ? "alert" : undefined}>
          {note}
        </div>
      )}
    </div>
  );
}
