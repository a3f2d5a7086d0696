import { useLingui } from "@lingui/react/macro";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDayWith, formatLongDay, type PlainDate, weekday } from "@/lib/dates";
import { IconButton } from "../actions/button";
import styles from "./calendar.module.css";

interface Props {
  value: PlainDate | null;
  today: PlainDate;
  onPick: (day: PlainDate) => void;
  /** First day of the week, Monday 1 … Sunday 7. */
  firstDay?: number;
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
};

function monthStart(day: PlainDate): PlainDate {
  return `${day.slice(0, 8)}01`;
}

/** The six weeks that show a month. */
export function weeksOf(day: PlainDate, firstDay: number): PlainDate[][] {
  const start = monthStart(day);
  const first = addDays(start, -((weekday(start) - firstDay + 7) % 7));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, index) => addDays(first, week * 7 + index)),
  );
}

/** A month to pick a day from; arrow keys move by day and week, Page keys by four weeks. */
export function Calendar({ value, today, onPick, firstDay = 1 }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [focused, setFocused] = useState<PlainDate>(value ?? today);
  const grid = useRef<HTMLTableElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the focused day.
  useEffect(() => grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus(), [focused]);
  const weeks = weeksOf(focused, firstDay);
  const key = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setFocused(addDays(focused, step));
  };
  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <IconButton
          label={t`Earlier month`}
          icon={<IconChevronLeft size={15} />}
          onClick={() => setFocused(monthStart(addDays(monthStart(focused), -1)))}
        />
        <span aria-live="polite">{formatDayWith(focused, language, { month: "long", year: "numeric" })}</span>
        <IconButton
          label={t`Later month`}
          icon={<IconChevronRight size={15} />}
          onClick={() => setFocused(monthStart(addDays(monthStart(focused), 31)))}
        />
      </div>
      <table ref={grid} className={styles.grid} onKeyDown={key}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={formatDayWith(day, language, { weekday: "long" })}>
                {formatDayWith(day, language, { weekday: "narrow" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <Day day={day} {...{ value, today, focused, language, onPick }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: PlainDate;
  value: PlainDate | null;
  today: PlainDate;
  focused: PlainDate;
  language: string;
  onPick: (day: PlainDate) => void;
}

function Day({ day, value, today, focused, language, onPick }: DayProps) {
  return (
    <button
      type="button"
      className={styles.day}
      tabIndex={day === focused ? 0 : -1}
      aria-label={formatLongDay(day, language)}
      aria-pressed={day === value}
      aria-current={day === today ? "date" : undefined}
      data-other={monthStart(day) !== monthStart(focused) || undefined}
      onClick={() => onPick(day)}
    >
      {Number(day.slice(8))}
    </button>
  );
}
