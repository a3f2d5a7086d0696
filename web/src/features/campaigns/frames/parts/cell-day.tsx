import { isPlainDate, type PlainDate } from "@/lib/dates";
import fieldStyles from "@/ui/fields/field.module.css";

interface Props {
  label: string;
  value: PlainDate | null;
  disabled?: boolean;
  onSave: (value: PlainDate | null) => void;
}

/** A day inside a table's cell, by the platform's own control. */
export function CellDay({ label, value, disabled, onSave }: Props) {
  return (
    <input
      key={value}
      type="date"
      className={fieldStyles.control}
      aria-label={label}
      defaultValue={value ?? ""}
      disabled={disabled}
      onBlur={(event) => {
        const typed = event.target.value;
        if (typed !== (value ?? "") && (typed === "" || isPlainDate(typed))) onSave(typed || null);
      }}
    />
  );
}
