import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import type { VirtualItem } from "@tanstack/react-virtual";
import { useLanguage } from "@/i18n/language";
import { formatDay, formatLongDay } from "@/lib/dates";
import { AvatarGroup } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import { HealthChip } from "@/ui/marks/health-chip";
import type { TaskRow, TimelineScreen } from "../../api";
import type { TaskLine } from "../../model";
import styles from "./timeline.module.css";

interface Props {
  screen: TimelineScreen;
  lines: readonly TaskLine[];
  items: readonly VirtualItem[];
  total: number;
  rowHeight: number;
  at: number;
  onToggle: (id: string, open: boolean) => void;
  onPick: (row: number, open: boolean) => void;
}

/** The rows beside the chart: they carry its content for screen readers and keys. */
export function SideGrid({ screen, lines, items, total, rowHeight, at, onToggle, onPick }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.side}>
      <div role="row" tabIndex={-1} className={styles.sideHead} aria-rowindex={1}>
        <span role="columnheader" tabIndex={-1}>{t`Task`}</span>
        <span role="columnheader" tabIndex={-1}>{t`People`}</span>
        <span role="columnheader" tabIndex={-1}>{t`Due`}</span>
        <span role="columnheader" tabIndex={-1}>
          <span className="visually-hidden">{t`Standing`}</span>
        </span>
        <span role="columnheader" tabIndex={-1} className="figures">{t`Float`}</span>
      </div>
      <div role="rowgroup" style={{ height: total, position: "relative" }}>
        {items.map((item) => {
          const line = lines[item.index];
          return line ? (
            <div
              key={item.key}
              role="row"
              id={`bar-${item.index}`}
              tabIndex={-1}
              aria-rowindex={item.index + 2}
              aria-level={line.depth + 1}
              aria-expanded={line.children > 0 ? line.open : undefined}
              className={styles.sideRow}
              data-at={item.index === at || undefined}
              style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
            >
              <SideName line={line} onToggle={onToggle} onPick={() => onPick(item.index, true)} />
              <SideFacts task={line.task} screen={screen} />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

function SideName({ line, onToggle, onPick }: { line: TaskLine; onToggle: Props["onToggle"]; onPick: () => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { task } = line;
  const day = (date: string | null) => (date ? formatLongDay(date, language) : t`No date`);
  const spoken = t`${day(task.start)} to ${day(task.due)}`;
  return (
    <span
      role="gridcell"
      tabIndex={-1}
      className={styles.sideName}
      style={{ paddingInlineStart: 10 + line.depth * 16 }}
    >
      {line.children > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          data-open={line.open || undefined}
          aria-label={line.open ? t`Close the group` : t`Open the group`}
          onClick={() => onToggle(task.id, !line.open)}
        >
          <IconChevronRight size={14} />
        </button>
      ) : (
        <span className={styles.fold} />
      )}
      <button
        type="button"
        tabIndex={-1}
        className={styles.sideOpen}
        data-group={line.children > 0 || undefined}
        onClick={onPick}
      >
        {task.name}
      </button>
      <span className="visually-hidden">{spoken}</span>
    </span>
  );
}

function SideFacts({ task, screen }: { task: TaskRow; screen: TimelineScreen }) {
  const { t } = useLingui();
  const people = task.people.flatMap((index) => screen.people[index] ?? []);
  const days = task.float;
  return (
    <>
      <span role="gridcell" tabIndex={-1}>
        {people.length > 0 && <AvatarGroup people={people} most={2} />}
      </span>
      <span role="gridcell" tabIndex={-1}>
        {task.due && <DueDate date={task.due} done={task.done !== null} today={screen.today} />}
      </span>
      <span role="gridcell" tabIndex={-1}>
        <HealthChip health={task.done ? "" : task.health} plain />
      </span>
      <span
        role="gridcell"
        tabIndex={-1}
        className="figures"
        data-now={(days !== null && days < 0) || task.critical || undefined}
      >
        {days === null ? "" : t`${days} d`}
      </span>
    </>
  );
}

/** The timeline on phones: what happens, day by day. */
export function Agenda({ screen, onOpen }: { screen: TimelineScreen; onOpen: (id: string) => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const dated = screen.tasks.filter((task) => task.due && !task.done);
  const days = [...new Set(dated.map((task) => task.due ?? ""))].sort();
  if (days.length === 0) return <p className={styles.none}>{t`Nothing is planned yet.`}</p>;
  return (
    <ol className={styles.agenda}>
      {days.map((day) => (
        <li key={day}>
          <h2 data-now={day <= screen.today || undefined}>
            {formatDay(day, language, screen.today)}
            {day < screen.today && <span className="visually-hidden"> {t`Overdue`}</span>}
          </h2>
          {dated
            .filter((task) => task.due === day)
            .map((task) => (
              <button key={task.id} type="button" onClick={() => onOpen(task.id)}>
                <span className={styles.agendaSign} data-milestone={task.kind === "milestone" || undefined} />
                <span className={styles.agendaName}>{task.name}</span>
                <AvatarGroup people={task.people.flatMap((index) => screen.people[index] ?? [])} most={2} />
              </button>
            ))}
        </li>
      ))}
    </ol>
  );
}
