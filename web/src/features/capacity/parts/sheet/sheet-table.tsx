import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatDayWith, formatLongDay, type PlainDate } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { EmptyState } from "@/ui/feedback/empty-state";
import { problemText } from "@/ui/feedback/problem-text";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { ScrollRegion } from "@/ui/layout/scroll-region";
import { openTasksQuery, type Sheet } from "../../api";
import { columnSums, hoursOfText, hoursText } from "../../model";
import styles from "./sheet.module.css";
import { type SheetRow, useSheet } from "./use-sheet";

/** The week as a table: type hours ("1:30", "1.5"), arrow keys move, what was typed stays until it is saved. */
export function SheetTable({ sheet, monday }: { sheet: Sheet; monday: PlainDate }) {
  const { t } = useLingui();
  const language = useLanguage();
  const state = useSheet(sheet, monday);
  const { rows, changed, unread, problem } = state;
  if (rows.length === 0 && !sheet.own) return <EmptyState sentence={t`Nothing was logged in this week.`} />;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed > 0 && unread === 0) state.save();
      }}
    >
      <ScrollRegion label={t`Hours by task and day`}>
        <table className={styles.sheet} onKeyDown={moveBetweenCells}>
          <thead>
            <tr>
              <th scope="col">{t`Task`}</th>
              {sheet.days.map((day, at) => (
                <th key={day} scope="col" data-closed={sheet.capacity[at] === 0 || undefined}>
                  {formatDayWith(day, language, { weekday: "short", day: "numeric" })}
                </th>
              ))}
              <th scope="col">{t`Week`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <TaskRow key={row.task_id} row={row} at={at} sheet={sheet} state={state} />
            ))}
            {sheet.hidden.some(Boolean) && <HiddenRow sheet={sheet} />}
          </tbody>
          <tfoot>
            <Totals sheet={sheet} rows={rows} state={state} />
          </tfoot>
        </table>
      </ScrollRegion>
      {rows.length === 0 && (
        <p className={styles.quiet}>{t`Nothing stands with you in this week. Add a task to log time on it.`}</p>
      )}
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
      {sheet.own && (
        <div className={styles.foot}>
          <Button type="submit" look="primary" busy={state.busy} disabled={changed === 0 || unread > 0}>
            {changed === 0
              ? t`Save the week`
              : t`${plural(changed, { one: "Save # change", other: "Save # changes" })}`}
          </Button>
          <AddTask sheet={sheet} taken={rows.map((row) => row.task_id)} onAdd={state.add} />
          <span className={styles.quiet} role="status">
            {unread > 0 && t`${plural(unread, { one: "# cell is no time", other: "# cells are no times" })}`}
          </span>
        </div>
      )}
    </form>
  );
}

type State = ReturnType<typeof useSheet>;

function TaskRow({ row, at, sheet, state }: { row: SheetRow; at: number; sheet: Sheet; state: State }) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const mayLog = sheet.own && row.can.includes("log_time");
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.name} onClick={() => panel.open({ kind: "task", id: row.task_id })}>
          {row.name}
        </button>
        <span className={styles.quiet}>{row.campaign}</span>
      </th>
      {sheet.days.map((day, column) => {
        const text = state.textAt(row, column);
        return (
          <td key={day}>
            {mayLog ? (
              <input
                data-at={`${at} ${column}`}
                data-changed={state.isChanged(row, column) || undefined}
                aria-label={t`${row.name}, ${formatLongDay(day, language)}`}
                aria-invalid={state.isUnread(text) || undefined}
                inputMode="decimal"
                autoComplete="off"
                value={text}
                onChange={(event) => state.type(row, column, event.target.value)}
              />
            ) : (
              hoursText(row.minutes[column] ?? 0, language)
            )}
          </td>
        );
      })}
      <td className={styles.sum}>{hoursText(state.sumOf(row), language)}</td>
    </tr>
  );
}

function HiddenRow({ sheet }: { sheet: Sheet }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <tr>
      <th scope="row" className={styles.quiet}>{t`Work you may not see`}</th>
      {sheet.days.map((day, at) => (
        <td key={day}>{hoursText(sheet.hidden[at] ?? 0, language)}</td>
      ))}
      <td className={styles.sum}>
        {hoursText(columnSums([[0], ...sheet.hidden.map((each) => [each])], 1)[0] ?? 0, language)}
      </td>
    </tr>
  );
}

function Totals({ sheet, rows, state }: { sheet: Sheet; rows: readonly SheetRow[]; state: State }) {
  const { t } = useLingui();
  const language = useLanguage();
  const sums = columnSums([...rows.map((row) => state.minutesOf(row)), sheet.hidden], sheet.days.length);
  const whole = sums.reduce((total, each) => total + each, 0);
  const time = sheet.capacity.reduce((total, each) => total + each, 0);
  return (
    <tr>
      <th scope="row">{t({ context: "logged / there are", message: "Working hours" })}</th>
      {sheet.days.map((day, at) => (
        <td key={day}>{hoursOfText(sums[at] ?? 0, sheet.capacity[at] ?? 0, language)}</td>
      ))}
      <td className={styles.sum}>{hoursOfText(whole, time, language)}</td>
    </tr>
  );
}

interface AddProps {
  sheet: Sheet;
  taken: readonly string[];
  onAdd: (row: SheetRow) => void;
}

/** Puts another of one's open tasks on the sheet. */
function AddTask({ sheet, taken, onAdd }: AddProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...openTasksQuery(sheet.person_id), enabled: open });
  const tasks = (data ?? []).filter((task) => !taken.includes(task.id));
  const add = (id: string | undefined) => {
    const task = tasks.find((each) => each.id === id);
    if (!task) return;
    onAdd({
      task_id: task.id,
      name: task.name,
      campaign_id: task.campaign_id,
      campaign: "",
      done: false,
      can: task.can,
      minutes: sheet.days.map(() => 0),
    });
  };
  return (
    <ChoicePicker
      label={t`Add a task`}
      choices={tasks.map(({ id, name }) => ({ id, label: name }))}
      chosen={[]}
      open={open}
      onOpenChange={setOpen}
      onChange={([id]) => add(id)}
      trigger={
        <Button icon={<IconPlus size={14} />} onClick={() => setOpen(true)}>
          {t`Add a task`}
        </Button>
      }
    />
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves between cells; left and right only from the ends of what is typed. */
function moveBetweenCells(event: KeyboardEvent<HTMLTableElement>) {
  const cell = event.target;
  const step = STEPS[event.key];
  if (!step || !(cell instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
  const atEnd = event.key === "ArrowLeft" ? cell.selectionEnd === 0 : cell.selectionStart === cell.value.length;
  if (step[1] !== 0 && !atEnd) return;
  const [row = 0, column = 0] = (cell.dataset.at ?? "").split(" ").map(Number);
  const next = event.currentTarget.querySelector<HTMLInputElement>(`[data-at="${row + step[0]} ${column + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
}
