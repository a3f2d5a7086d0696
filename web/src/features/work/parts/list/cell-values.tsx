import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useContext } from "react";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { formatMinutes, formatNumber } from "@/lib/numbers";
import { AvatarGroup } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import { HealthChip } from "@/ui/marks/health-chip";
import { StageChip, Tag } from "@/ui/marks/tag";
import { LentEarlierPlan } from "@/ui/nav/lent";
import type { FieldRow, TaskRow, WorkScreen } from "../../api";
import { moneyOf } from "../../own-values";
import { priorityName } from "../../priorities";
import { PrioritySign } from "../priority-sign";
import type { Column, ColumnId } from "./columns";
import styles from "./grid.module.css";

interface Props {
  column: Column;
  task: TaskRow;
  screen: WorkScreen;
}

function Stage({ task, screen }: Props) {
  const stage = screen.stages[task.stage];
  return stage ? <StageChip name={stage.name} category={stage.category} /> : null;
}

function People({ task, screen }: Props) {
  const people = task.people.flatMap((index) => screen.people[index] ?? []);
  return people.length > 0 ? <AvatarGroup people={people} most={3} /> : null;
}

function Start({ task, screen }: Props) {
  const language = useLanguage();
  return task.start ? <span className={styles.quiet}>{formatDay(task.start, language, screen.today)}</span> : null;
}

function Due({ task, screen }: Props) {
  return task.due ? <DueDate date={task.due} done={task.done !== null} today={screen.today} /> : null;
}

function Projected({ task, screen }: Props) {
  const language = useLanguage();
  const finish = task.done ? undefined : task.projected?.[1];
  if (!finish) return null;
  const later = task.due !== null && finish > task.due;
  return (
    <span className={styles.quiet} data-now={later || undefined}>
      {formatDay(finish, language, screen.today)}
    </span>
  );
}

function Standing({ task }: Props) {
  return <HealthChip health={task.health} />;
}

function Moved({ task, screen }: Props) {
  const { t } = useLingui();
  const days = useContext(LentEarlierPlan).useDays(screen.campaign.id)?.get(task.id)?.dueDays;
  if (days === null || days === undefined) return null;
  const count = Math.abs(days);
  return <span className={styles.quiet}>{days > 0 ? t`+${count} d` : days < 0 ? t`−${count} d` : t`0 d`}</span>;
}

function Float({ task }: Props) {
  const { t } = useLingui();
  if (task.float === null) return null;
  const days = task.float;
  return <span data-now={days < 0 || task.critical || undefined}>{t`${days} d`}</span>;
}

function Priority({ task }: Props) {
  const { t } = useLingui();
  if (task.priority === 0) return null;
  return (
    <span className={styles.priority}>
      <PrioritySign priority={task.priority} />
      {t(priorityName(task.priority))}
    </span>
  );
}

function Tags({ task, screen }: Props) {
  return (
    <span className={styles.tags}>
      {task.tags.map((index) => (
        <Tag key={index} name={screen.tags[index] ?? ""} />
      ))}
    </span>
  );
}

function Estimate({ task }: Props) {
  const language = useLanguage();
  return task.estimate === null ? null : <span>{formatMinutes(task.estimate, language)}</span>;
}

function Progress({ task }: Props) {
  const { t } = useLingui();
  const { progress } = task;
  if (progress === 0) return null;
  return <span>{t`${progress}%`}</span>;
}

const VIEWS: Partial<Record<ColumnId, (props: Props) => ReactNode>> = {
  stage: Stage,
  people: People,
  start: Start,
  due: Due,
  projected: Projected,
  health: Standing,
  variance: Moved,
  float: Float,
  priority: Priority,
  tags: Tags,
  estimate: Estimate,
  progress: Progress,
};

function choiceNames(field: FieldRow, value: unknown): string {
  const ids = Array.isArray(value) ? value : [value];
  const names = ids.map((id) => field.options.find((option) => option.id === id)?.name);
  return names.filter((name) => typeof name === "string").join(", ");
}

type Writer = (value: unknown, field: FieldRow, language: string) => string;

const WRITERS: Partial<Record<FieldRow["kind"], Writer>> = {
  choice: (value, field) => choiceNames(field, value),
  multi_choice: (value, field) => choiceNames(field, value),
  date: (value, _field, language) => formatDay(String(value), language),
  number: (value, _field, language) => formatNumber(Number(value), language, 4),
  money: (value, _field, language) => {
    const money = moneyOf(value);
    return money ? formatMoney(money, language) : "";
  },
  checkbox: (value) => (value === true ? "✓" : ""),
};

/** A value of a campaign's own field as text. */
export function fieldText(field: FieldRow, value: unknown, language: string): string {
  if (value === null || value === undefined || value === "") return "";
  return WRITERS[field.kind]?.(value, field, language) ?? String(value);
}

/** The person a field names. */
function PersonValue({ id }: { id: unknown }) {
  const person = useQuery(peopleQuery).data?.find((each) => each.id === id);
  return person ? <AvatarGroup people={[person]} most={1} /> : null;
}

/** What a cell shows; the name has its own. */
export function CellValue(props: Props) {
  const language = useLanguage();
  const { column, task } = props;
  if (column.field?.kind === "person") return <PersonValue id={task.fields[column.field.id]} />;
  if (column.field) return <span>{fieldText(column.field, task.fields[column.field.id], language)}</span>;
  const View = VIEWS[column.id];
  return View ? <View {...props} /> : null;
}
