import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay, todayIn } from "@/lib/dates";
import { useWrite } from "@/ui/feedback/use-write";
import { HealthChip } from "@/ui/marks/health-chip";
import { commitTask } from "../../api";
import { DatePopover } from "../date-popover";
import { Fact, PressFact } from "./fact";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** What stands beside the planned days: what was promised, what is expected, what the work alone would take, what was. */
export function DateFacts(state: TaskPanelState) {
  const done = state.task.completed_at !== null;
  return (
    <>
      {!done && <StandingFact {...state} />}
      {!done && <CommittedFact {...state} />}
      {!done && <ProjectedFact {...state} />}
      {!done && <EstimatedFact {...state} />}
      <ActualFact {...state} />
    </>
  );
}

function useDay({ screen }: TaskPanelState) {
  const language = useLanguage();
  return (day: string) => formatDay(day, language, screen?.today ?? todayIn());
}

function StandingFact({ task }: TaskPanelState) {
  const { t } = useLingui();
  const health = task.projection?.health ?? "";
  if (health === "") return null;
  return (
    <Fact label={t`Standing`}>
      <span className={styles.still}>
        <HealthChip health={health} />
      </span>
    </Fact>
  );
}

/** The day an assignee promises; only who does the task and who leads the campaign may give it. */
function CommittedFact(state: TaskPanelState) {
  const { t } = useLingui();
  const { task, screen } = state;
  const day = useDay(state);
  const commit = useWrite((date: string | null) => commitTask(task.id, date), {
    stale: [
      ["task", task.id],
      ["campaign", task.campaign_id],
    ],
    done: t`Promise noted`,
  });
  const mayCommit = task.can.includes("commit_task");
  if (!mayCommit && !task.committed_on) return null;
  const later = task.committed_on !== null && task.due !== null && task.committed_on > task.due;
  return (
    <PressFact
      label={t`Promised`}
      readOnly={!mayCommit}
      none={t`No promise`}
      shown={task.committed_on && <span data-now={later || undefined}>{day(task.committed_on)}</span>}
      layer={(open, onOpenChange, trigger) => (
        <DatePopover
          {...{ open, onOpenChange, trigger }}
          today={screen?.today ?? todayIn()}
          label={t`Promised`}
          value={task.committed_on}
          onPick={(picked) => commit.mutate(picked)}
        />
      )}
    />
  );
}

function ProjectedFact(state: TaskPanelState) {
  const { t } = useLingui();
  const { projection, due } = state.task;
  const day = useDay(state);
  if (!projection?.finish) return null;
  const late = due !== null && projection.finish > due;
  return (
    <Fact label={t`Projected`}>
      <span className={styles.still} data-now={late || undefined}>
        {day(projection.finish)}
        {projection.critical && <span className={styles.critical}>{t`on the critical path`}</span>}
      </span>
    </Fact>
  );
}

/** Shown only where it tells more than the projected day. */
function EstimatedFact(state: TaskPanelState) {
  const { t } = useLingui();
  const { projection } = state.task;
  const day = useDay(state);
  if (!projection?.estimated || projection.estimated === projection.finish) return null;
  return (
    <Fact label={t`Estimated`}>
      <span className={styles.still} title={t`When it could end if no fixed day and no promise held it`}>
        {day(projection.estimated)}
      </span>
    </Fact>
  );
}

function ActualFact(state: TaskPanelState) {
  const { t } = useLingui();
  const { started_on: started, finished_on: finished } = state.task;
  const day = useDay(state);
  if (!started && !finished) return null;
  const from = started ? day(started) : "";
  const to = finished ? day(finished) : "";
  const text = started && finished ? `${from} – ${to}` : finished ? to : t`since ${from}`;
  return (
    <Fact label={t({ context: "dates of a task", message: "Actual" })}>
      <span className={styles.still}>{text}</span>
    </Fact>
  );
}
