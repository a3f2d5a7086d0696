import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import type { TaskDrift, Variance, VersionDays } from "../api";
import styles from "./baselines.module.css";
import { DaysMoved, TimeMoved } from "./drift-words";

function useHead(first: string) {
  const { t } = useLingui();
  const figure = (key: string, title: string) => ({ key, title, figures: true });
  return [
    { key: "name", title: first },
    { key: "before", title: t`In the baseline` },
    { key: "after", title: t`Compared` },
    figure("start", t`Start`),
    figure("due", t`Due`),
    figure("finish", t`Expected end`),
    figure("length", t`Length`),
    figure("effort", t`Effort`),
  ];
}

function Days({ days }: { days: VersionDays | null }) {
  const language = useLanguage();
  if (!days?.due) return <span className={styles.quiet}>–</span>;
  const due = formatDay(days.due, language);
  const start = days.start && days.start !== days.due ? `${formatDay(days.start, language)} – ` : "";
  return <span className={styles.span}>{`${start}${due}`}</span>;
}

interface Line {
  before: VersionDays | null;
  after: VersionDays | null;
  drift: TaskDrift["drift"];
}

function Cells({ before, after, drift }: Line) {
  return (
    <>
      <td>
        <Days days={before} />
      </td>
      <td>
        <Days days={after} />
      </td>
      <td className={styles.figure}>
        <DaysMoved days={drift?.start_days} />
      </td>
      <td className={styles.figure}>
        <DaysMoved days={drift?.due_days} />
      </td>
      <td className={styles.figure}>
        <DaysMoved days={drift?.finish_days} />
      </td>
      <td className={styles.figure}>
        <TimeMoved minutes={drift?.length} />
      </td>
      <td className={styles.figure}>
        <TimeMoved minutes={drift?.effort} />
      </td>
    </>
  );
}

/** The campaign's phases: the uppermost groups of its tasks. */
export function PhaseTable({ variance }: { variance: Variance }) {
  const { t } = useLingui();
  const head = useHead(t`Group`);
  if (variance.phases.length < 2) return null;
  return (
    <PageSection title={t`By group`}>
      <DataTable label={t`By group`} head={head}>
        {variance.phases.map((phase) => (
          <tr key={phase.id ?? ""}>
            <td className={styles.name}>{phase.name || t`Without a group`}</td>
            <Cells {...phase} />
          </tr>
        ))}
      </DataTable>
    </PageSection>
  );
}

/** The tasks that moved, came or went. */
export function TaskTable({ tasks }: { tasks: readonly TaskDrift[] }) {
  const { t } = useLingui();
  const panel = usePanel();
  const head = useHead(t`Task`);
  const signs = { added: t`new`, removed: t`no longer planned`, changed: "", same: "" };
  return (
    <DataTable label={t`Tasks`} head={head}>
      {tasks.map((task) => (
        <tr key={task.id}>
          <td className={styles.name}>
            {task.state === "removed" ? (
              task.name
            ) : (
              <button type="button" className={styles.open} onClick={() => panel.open({ kind: "task", id: task.id })}>
                {task.name}
              </button>
            )}
            {signs[task.state] && <span className={styles.quiet}> · {signs[task.state]}</span>}
          </td>
          <Cells {...task} />
        </tr>
      ))}
    </DataTable>
  );
}
