import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/server";
import { priorityName } from "@/features/work/public";
import { showToast } from "@/lib/toasts";
import { usePanel } from "@/lib/url-state";
import { attempt } from "@/ui/feedback/complain";
import { DueDate } from "@/ui/marks/due-date";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import type { Across, AcrossRow } from "../api";
import styles from "./task-lines.module.css";

/** Finishing is taken back by moving the task to the stage it stood in; reopening would only find the first one. */
function writeDone(task: AcrossRow, stageId: string | null) {
  const params = { path: { task_id: task.id } };
  if (!stageId) return api.POST("/api/v1/tasks/{task_id}/complete", { params });
  return api.POST("/api/v1/tasks/{task_id}/move", { params, body: { stage_id: stageId, skip_checks: true } });
}

/** Marks a task done, with a way back. */
function useFinish() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const refresh = () => {
    for (const key of ["today", "my-work", "campaign"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  const put = (task: AcrossRow) => attempt(() => writeDone(task, task.stage_id)).then(refresh);
  return async (task: AcrossRow) => {
    const { name } = task;
    if (await attempt(() => writeDone(task, null)))
      showToast({ text: t`Finished ${name}`, revert: () => void put(task) });
    refresh();
  };
}

interface Props {
  title: string;
  rows: readonly AcrossRow[];
  across: Across;
  /** Leaves the campaign's name out where all rows share one. */
  plain?: boolean;
  /** Colours the title: these are late. */
  now?: boolean;
  /** How many there are where `rows` are only the first of them. */
  total?: number;
}

/** A titled list of tasks over campaigns; absent when there are none. */
export function TaskLines({ title, rows, across, plain, now, total }: Props) {
  const finish = useFinish();
  if (rows.length === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title} data-now={now || undefined}>
        {title}
        <span className={styles.count}>{Math.max(total ?? 0, rows.length)}</span>
      </h2>
      <ul className={styles.list}>
        {rows.map((row) => (
          <Line key={row.id} row={row} across={across} plain={plain ?? false} onFinish={() => void finish(row)} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  row: AcrossRow;
  across: Across;
  plain: boolean;
  onFinish: () => void;
}

function Line({ row, across, plain, onFinish }: LineProps) {
  const { t } = useLingui();
  const panel = usePanel();
  const campaign = across.campaigns.find((each) => each.id === row.campaign_id);
  const { name } = row;
  return (
    <li className={styles.line}>
      <input
        type="checkbox"
        className={styles.done}
        aria-label={t`Finish ${name}`}
        checked={false}
        onChange={onFinish}
      />
      <button type="button" className={styles.name} onClick={() => panel.open({ kind: "task", id: row.id })}>
        {row.kind === "milestone" && <span className={styles.milestone} aria-hidden="true" />}
        <span>{name}</span>
      </button>
      {row.priority > 2 && <span className={styles.priority}>{t(priorityName(row.priority))}</span>}
      {!plain && campaign && (
        <span className={styles.campaign}>
          <PhaseRibbon phase={campaign.phase} />
          <span>{campaign.name}</span>
        </span>
      )}
      <span className={styles.due}>{row.due && <DueDate date={row.due} today={across.today} />}</span>
    </li>
  );
}
