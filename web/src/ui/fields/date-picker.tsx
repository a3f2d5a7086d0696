import { useLingui } from "@lingui/react/macro";
import { IconCalendar } from "@tabler/icons-react";
import { type AriaAttributes, type KeyboardEvent, lazy, Suspense, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { readDateWords } from "@/lib/date-words";
import { formatDay, type PlainDate, todayIn } from "@/lib/dates";
import { IconButton } from "../actions/button";
import { Popover } from "../layout/popover";
import styles from "./date-picker.module.css";
import { Field, type FieldProps } from "./field";
import fieldStyles from "./field.module.css";

const Calendar = lazy(() => import("./calendar").then((module) => ({ default: module.Calendar })));

interface Props extends FieldProps {
  value: PlainDate | null;
  onChange: (value: PlainDate | null) => void;
  today?: PlainDate;
  disabled?: boolean;
}

/** The typed text until it is settled into a day; `unread` when it could not be. */
function useDraft({ value, onChange, today = todayIn() }: Pick<Props, "value" | "onChange" | "today">) {
  const language = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const settle = () => {
    if (draft === null) return;
    const read = draft.trim() === "" ? null : readDateWords(draft, today, language);
    const failed = read === null && draft.trim() !== "";
    setUnread(failed);
    if (failed) return;
    setDraft(null);
    if (read !== value) onChange(read);
  };
  const pick = (day: PlainDate) => {
    setDraft(null);
    setUnread(false);
    onChange(day);
  };
  const shown = draft ?? (value ? formatDay(value, language, today) : "");
  return { shown, unread, type: setDraft, settle, pick };
}

/** A day: typed ("tomorrow", "3d", "12/3", ISO) or picked. What cannot be read is said, and the old day stays. */
export function DateField({ value, onChange, today, disabled, ...field }: Props) {
  const draft = useDraft({ value, onChange, ...(today ? { today } : {}) });
  return (
    <Field {...field} faults={draft.unread ? ["unreadable_date"] : field.faults}>
      {(ties) => <DayControl {...{ draft, value, ties }} today={today ?? todayIn()} disabled={disabled ?? false} />}
    </Field>
  );
}

interface CellProps extends Pick<Props, "value" | "onChange" | "disabled"> {
  /** Read aloud: the row and the column. */
  label: string;
}

/** The same inside a table's cell, where the column's title stands for the label. */
export function CellDate({ label, value, onChange, disabled }: CellProps) {
  const draft = useDraft({ value, onChange });
  const ties = { "aria-label": label, "aria-invalid": draft.unread || undefined };
  return <DayControl {...{ draft, value, ties }} today={todayIn()} disabled={disabled ?? false} />;
}

interface ControlProps {
  draft: ReturnType<typeof useDraft>;
  value: PlainDate | null;
  today: PlainDate;
  disabled: boolean;
  /** What ties the input to its label and fault. */
  ties: AriaAttributes & { id?: string };
}

function DayControl({ draft, value, today, disabled, ties }: ControlProps) {
  const { t } = useLingui();
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) draft.settle();
  };
  return (
    <div className={styles.row}>
      <input
        {...ties}
        className={fieldStyles.control}
        value={draft.shown}
        disabled={disabled}
        placeholder={t`tomorrow, 3d, 12/3`}
        autoComplete="off"
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.settle}
        onKeyDown={key}
      />
      <CalendarButton value={value} today={today} onPick={draft.pick} disabled={disabled} />
    </div>
  );
}

interface CalendarButtonProps {
  value: PlainDate | null;
  today: PlainDate;
  onPick: (day: PlainDate) => void;
  disabled: boolean;
}

function CalendarButton({ value, today, onPick, disabled }: CalendarButtonProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const icon = <IconCalendar size={15} stroke={1.6} />;
  const pick = (day: PlainDate) => {
    setOpen(false);
    onPick(day);
  };
  return (
    <Popover
      open={open}
      onClose={() => setOpen(false)}
      label={t`Choose a day`}
      trigger={
        <IconButton
          className={styles.button}
          label={t`Choose a day`}
          disabled={disabled}
          icon={icon}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <Suspense fallback={<div className={styles.waiting} />}>
        <Calendar value={value} today={today} onPick={pick} />
      </Suspense>
    </Popover>
  );
}
