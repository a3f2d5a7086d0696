import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconDots, IconSparkles } from "@tabler/icons-react";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatMinutes, formatNumber } from "@/lib/numbers";
import { usePanel } from "@/lib/url-state";
import { Button, IconButton } from "@/ui/actions/button";
import { PersonPicker } from "@/ui/fields/person-picker";
import { Tag } from "@/ui/marks/tag";
import type { Need, Unassigned, Workload } from "../../api";
import { spanWords } from "../../model";
import { AdviceDialog } from "./advice-dialog";
import type { Assign, Moving } from "./use-assign";
import { useTaskDrag } from "./use-drag";
import styles from "./workload.module.css";

/** The tasks nobody has yet: dragged onto a person, or given by menu. */
export function UnassignedList({ workload, assign }: { workload: Workload; assign: Assign }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [advising, setAdvising] = useState(false);
  const tasks = workload.unassigned.filter((task) => !assign.onItsWay.includes(task.id));
  const count = tasks.length;
  const dated = tasks.filter((task) => task.first);
  const undated = tasks.filter((task) => !task.first);
  return (
    <section className={styles.aside} aria-label={t`Work nobody has yet`}>
      <header className={styles.asideHead}>
        <h2>{t`Nobody yet`}</h2>
        <span className={styles.quiet} title={t`${plural(count, { one: "# task", other: "# tasks" })}`}>
          {formatNumber(count, language)}
        </span>
        {count > 0 && (
          <Button look="ghost" icon={<IconSparkles size={14} stroke={1.6} />} onClick={() => setAdvising(true)}>
            {t`Suggest who`}
          </Button>
        )}
      </header>
      {count === 0 && <p className={styles.quiet}>{t`Every task of these days has somebody.`}</p>}
      <TaskCards tasks={dated} workload={workload} assign={assign} />
      {undated.length > 0 && <h3 className={styles.asideTitle}>{t`Without dates`}</h3>}
      <TaskCards tasks={undated} workload={workload} assign={assign} />
      {advising && <AdviceDialog tasks={tasks} onClose={() => setAdvising(false)} />}
    </section>
  );
}

interface ListProps {
  tasks: readonly Unassigned[];
  workload: Workload;
  assign: Assign;
}

function TaskCards({ tasks, workload, assign }: ListProps) {
  if (tasks.length === 0) return null;
  return (
    <ul className={styles.cards}>
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} workload={workload} assign={assign} />
      ))}
    </ul>
  );
}

function movingOf(task: Unassigned): Moving {
  return { id: task.id, name: task.name, first: task.first, last: task.last, from: null, people: [] };
}

function TaskCard({ task, workload, assign }: { task: Unassigned; workload: Workload; assign: Assign }) {
  const language = useLanguage();
  const panel = usePanel();
  const mayMove = task.can.includes("update_task");
  const { ref, dragged } = useTaskDrag<HTMLLIElement>(movingOf(task), mayMove);
  const campaign = workload.campaigns.find((each) => each.id === task.campaign_id)?.name;
  return (
    <li ref={ref} className={styles.card} data-dragged={dragged || undefined} data-may={mayMove || undefined}>
      <div className={styles.cardTop}>
        <button type="button" className={styles.cardName} onClick={() => panel.open({ kind: "task", id: task.id })}>
          {task.name}
        </button>
        {mayMove && <AssignMenu task={movingOf(task)} workload={workload} assign={assign} />}
      </div>
      <span className={styles.quiet}>{campaign}</span>
      <span className={styles.cardFoot}>
        <span>{formatMinutes(task.minutes, language)}</span>
        {task.first && task.last && <span>{spanWords(task.first, task.last, language)}</span>}
      </span>
      {task.needs.length > 0 && <Needs needs={task.needs} />}
    </li>
  );
}

function Needs({ needs }: { needs: readonly Need[] }) {
  return (
    <span className={styles.needs}>
      {needs.map((need) => (
        <Tag key={`${need.skill_id} ${need.role_name}`} name={wordsOfNeed(need)} />
      ))}
    </span>
  );
}

/** "Design", "Host × 2". */
function wordsOfNeed(need: Need): string {
  const name = [need.skill, need.role_name].filter(Boolean).join(" · ");
  return need.people > 1 ? `${name} × ${need.people}` : name;
}

/** Gives a task to somebody without dragging. */
export function AssignMenu({ task, workload, assign }: { task: Moving; workload: Workload; assign: Assign }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { name } = task;
  return (
    <PersonPicker
      label={t`Assign to`}
      people={workload.people.filter((person) => person.active)}
      chosen={task.from ? [task.from] : []}
      several={false}
      open={open}
      onOpenChange={setOpen}
      onChange={([id]) => id !== undefined && id !== task.from && assign.assign({ task, person: id })}
      trigger={<IconButton label={t`Assign ${name} to…`} icon={<IconDots size={14} />} onClick={() => setOpen(true)} />}
    />
  );
}
