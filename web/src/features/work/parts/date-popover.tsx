import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { readDateWords } from "@/lib/date-words";
import type { PlainDate } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { Calendar } from "@/ui/fields/calendar";
import { Popover } from "@/ui/layout/popover";
import styles from "./date-popover.module.css";

interface Props {
  label: string;
  value: PlainDate | null;
  today: PlainDate;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (day: PlainDate | null) => void;
  trigger: ReactElement;
}

/** A day, typed or picked, in a layer beside its trigger. */
export function DatePopover({ label, open, onOpenChange, trigger, ...rest }: Props) {
  const close = () => onOpenChange(false);
  return (
    <Popover open={open} onClose={close} label={label} trigger={trigger} position="bottom-start">
      <DayChoice {...rest} label={label} onDone={close} />
    </Popover>
  );
}

type ChoiceProps = Pick<Props, "label" | "value" | "today" | "onPick"> & { onDone: () => void };

function DayChoice({ label, value, today, onPick, onDone }: ChoiceProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const [unread, setUnread] = useState(false);
  const pick = (day: PlainDate | null) => {
    onPick(day);
    onDone();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const day = readDateWords(typed, today, language);
    if (day) pick(day);
    else setUnread(true);
  };
  return (
    <div className={styles.choice}>
      <input
        className={styles.typed}
        data-autofocus
        aria-label={label}
        aria-invalid={unread || undefined}
        placeholder={t`tomorrow, 3d, 12/3`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={key}
      />
      <Calendar value={value} today={today} onPick={pick} />
      {value && (
        <div className={styles.foot}>
          <Button look="ghost" icon={<IconX size={13} />} onClick={() => pick(null)}>
            {t`No date`}
          </Button>
        </div>
      )}
    </div>
  );
}
