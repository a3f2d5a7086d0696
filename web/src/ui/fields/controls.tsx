import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field";
import styles from "./field.module.css";

type Text = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> & {
    value: string;
    onChange: (value: string) => void;
    ref?: Ref<HTMLInputElement>;
  };

/** Whatever is wrong with an empty field, what helps to know is that it is needed. */
function nothing(value: string, faults: FieldProps["faults"]): FieldProps["faults"] {
  return value === "" && faults && faults.length > 0 ? ["required"] : faults;
}

/** One line of text. `type` may be "email", "password", "url", … */
export function TextField({ label, hint, faults, optional, value, onChange, ...rest }: Text) {
  return (
    <Field label={label} hint={hint} faults={nothing(value, faults)} optional={optional}>
      {(ties) => (
        <input
          {...rest}
          {...ties}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type Area = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "onChange" | "value"> & {
    value: string;
    onChange: (value: string) => void;
  };

/** Several lines of text. */
export function TextAreaField({ label, hint, faults, optional, value, onChange, ...rest }: Area) {
  return (
    <Field label={label} hint={hint} faults={faults} optional={optional}>
      {(ties) => (
        <textarea
          {...rest}
          {...ties}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

type Select<Value extends string> = Omit<SelectHTMLAttributes<HTMLSelectElement>, "onChange" | "value"> & {
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
};

/** A choice from a short list by the platform's own control, without a label of its own. */
export function PlainSelect<Value extends string>({ value, choices, onChange, ...rest }: Select<Value>) {
  const pick = (chosen: string) => {
    const choice = choices.find((each) => each.value === chosen);
    if (choice) onChange(choice.value);
  };
  return (
    <select {...rest} className={styles.control} value={value} onChange={(event) => pick(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** A choice from a short list, with its label. */
export function SelectField<Value extends string>(props: FieldProps & Select<Value>) {
  const { label, hint, faults, optional, ...rest } = props;
  return (
    <Field label={label} hint={hint} faults={faults} optional={optional}>
      {(ties) => <PlainSelect {...rest} {...ties} />}
    </Field>
  );
}

interface Check {
  label: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A box to tick, with its sentence beside it. */
export function CheckField({ label, checked, disabled, onChange }: Check) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
