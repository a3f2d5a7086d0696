import { useLingui } from "@lingui/react/macro";
import { IconGripVertical } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatDayWith } from "@/lib/dates";
import { formatMinutes, readMinutes } from "@/lib/numbers";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { type Cell, type CellTask, cellQuery, effortQuery, type PersonRow, planEffort, type Workload } from "../../api";
import { columnSums, hoursOfText, hoursText, liesIn, plannedHours } from "../../model";
import { RULE_WORDS } from "../../words";
import styles from "./cell-detail.module.css";
import { AssignMenu } from "./unassigned";
import type { Assign, Moving } from "./use-assign";
import { useTaskDrag } from "./use-drag";
import shared from "./workload.module.css";

interface Props {
  workload: Workload;
  assign: Assign;
  person: PersonRow;
  period: readonly string[];
}

/** What a person does in a period, day by day: tasks, what stays hidden, reviews and logged time. */
export function CellDetail({ workload, assign, person, period }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [first = "", last = ""] = period;
  const { data: cell } = useQuery(cellQuery(person.id, first, last));
  if (!cell) return <div className={styles.detail} aria-busy="true" />;
  const tasks = cell.tasks.filter((task) => !assign.onItsWay.includes(task.id));
  const nothing = tasks.length === 0 && [cell.hidden, cell.reviews, cell.logged].every((row) => !row.some(Boolean));
  if (nothing) return <p className={styles.detail}>{t`Nothing stands with ${person.name} in these days.`}</p>;
  return (
    <div className={styles.detail}>
      <table className={styles.days}>
        <thead>
          <tr>
            <th scope="col">{t`Work`}</th>
            {cell.days.map((day, at) => (
              <th key={day} scope="col" data-closed={cell.capacity[at] === 0 || undefined}>
                {formatDayWith(day, language, { weekday: "short", day: "numeric" })}
              </th>
            ))}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <TaskLine key={task.id} {...{ task, cell, workload, assign, person }} />
          ))}
          <SumLine label={t`Work you may not see`} row={cell.hidden} />
          <SumLine label={t`Reviews that wait`} row={cell.reviews} />
          <SumLine label={t`Logged`} row={cell.logged} />
          <Totals cell={cell} />
        </tbody>
      </table>
    </div>
  );
}

function SumLine({ label, row }: { label: string; row: readonly number[] }) {
  const language = useLanguage();
  const keyed = useKeyed(row);
  if (!row.some(Boolean)) return null;
  return (
    <tr>
      <th scope="row" className={shared.quiet}>
        {label}
      </th>
      {keyed.map(([key, minutes]) => (
        <td key={key}>{hoursText(minutes, language)}</td>
      ))}
      <td />
    </tr>
  );
}

function useKeyed(row: readonly number[]): [string, number][] {
  return row.map((minutes, at) => [`day ${at}`, minutes]);
}

function Totals({ cell }: { cell: Cell }) {
  const { t } = useLingui();
  const language = useLanguage();
  const rows = [...cell.tasks.map((task) => task.minutes), cell.hidden, cell.reviews, cell.logged];
  const sums = columnSums(rows, cell.days.length);
  return (
    <tr className={styles.totals}>
      <th scope="row">{t({ context: "logged / there are", message: "Working hours" })}</th>
      {cell.days.map((day, at) => (
        <td key={day} data-over={(sums[at] ?? 0) > (cell.capacity[at] ?? 0) + 15 || undefined}>
          {hoursOfText(sums[at] ?? 0, cell.capacity[at] ?? 0, language)}
        </td>
      ))}
      <td />
    </tr>
  );
}

interface LineProps extends Omit<Props, "period"> {
  task: CellTask;
  cell: Cell;
}

function TaskLine({ task, cell, workload, assign, person }: LineProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const mayMove = task.can.includes("update_task");
  const mayPlan = task.can.includes("plan_effort");
  const moving: Moving = {
    id: task.id,
    name: task.name,
    first: task.start,
    last: task.due,
    from: person.id,
    people: task.people.map(({ id }) => id),
  };
  const { ref, dragged } = useTaskDrag<HTMLTableCellElement>(moving, mayMove);
  const save = useSaveDays(task, person.id, () => setTyped({}));
  const unread = Object.values(typed).some(isUnread);
  const others = task.people
    .filter(({ id }) => id !== person.id)
    .map(({ name }) => name)
    .join(", ");
  return (
    <tr data-dragged={dragged || undefined}>
      <th scope="row" ref={ref} data-may={mayMove || undefined}>
        <span className={styles.lineHead}>
          {mayMove && <IconGripVertical size={13} aria-hidden="true" />}
          <button type="button" className={shared.cardName} onClick={() => panel.open({ kind: "task", id: task.id })}>
            {task.name}
          </button>
          <span className={shared.quiet}>
            {task.campaign} · {t(RULE_WORDS[task.rule])}
            {others && ` · ${t`with ${others}`}`}
          </span>
        </span>
      </th>
      {cell.days.map((day, at) => (
        <td key={day}>
          {mayPlan && liesIn(task, day, workload.today) ? (
            <HoursInput
              task={task}
              day={day}
              text={typed[day] ?? hoursText(task.minutes[at] ?? 0, language)}
              onChange={(text) => setTyped({ ...typed, [day]: text })}
              onEnter={() => !unread && save.mutate(typed)}
            />
          ) : (
            hoursText(task.minutes[at] ?? 0, language)
          )}
        </td>
      ))}
      <td className={styles.lineTools}>
        {Object.keys(typed).length > 0 && (
          <Button look="primary" busy={save.isPending} disabled={unread} onClick={() => save.mutate(typed)}>
            {t`Save hours`}
          </Button>
        )}
        {mayMove && <AssignMenu task={moving} workload={workload} assign={assign} />}
        <span className="visually-hidden">
          {formatMinutes(
            task.minutes.reduce((a, b) => a + b, 0),
            language,
          )}
        </span>
      </td>
    </tr>
  );
}

function isUnread(text: string): boolean {
  return text.trim() !== "" && readMinutes(text) === null;
}

interface HoursProps {
  task: CellTask;
  day: string;
  text: string;
  onChange: (text: string) => void;
  onEnter: () => void;
}

function HoursInput({ task, day, text, onChange, onEnter }: HoursProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const when = formatDayWith(day, language, { weekday: "short", day: "numeric" });
  return (
    <input
      className={styles.hoursInput}
      inputMode="decimal"
      autoComplete="off"
      aria-label={t`Hours on ${task.name}, ${when}`}
      aria-invalid={isUnread(text) || undefined}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && onEnter()}
    />
  );
}

/**
 * Fixes the hours of the days typed; those fixed before stay, the rest of the work lies evenly on the other days. Of
 * several people each has hours of their own.
 */
function useSaveDays(task: CellTask, person: string, onDone: () => void) {
  const { t } = useLingui();
  const { data: effort } = useQuery(effortQuery(task.id));
  return useWrite((typed: Typed) => planEffort(task.id, plannedHours(task, effort, person, readHours(typed))), {
    stale: [["workload"], ["effort", task.id]],
    done: t`The hours were saved`,
    onDone,
  });
}

type Typed = Readonly<Record<string, string>>;

/** What was typed as minutes by day; null where a day was emptied. */
function readHours(typed: Typed): Map<string, number | null> {
  return new Map(
    Object.entries(typed).map(([day, text]) => [day, text.trim() === "" ? null : (readMinutes(text) ?? 0)]),
  );
}
