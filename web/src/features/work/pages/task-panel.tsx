import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconRotate, IconTrash } from "@tabler/icons-react";
import { Suspense, useContext, useState } from "react";
import { Comments, History } from "@/features/activity/public";
import { Files } from "@/features/files/public";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { InlineText } from "@/ui/fields/inline-text";
import { LentTaskSections } from "@/ui/nav/lent";
import { ChecksDialog } from "../parts/checks-dialog";
import { ConflictDialog } from "../parts/conflict-dialog";
import { Checklist, StageChecks } from "../parts/task/checklist";
import { Dependencies } from "../parts/task/dependencies";
import { MainFacts } from "../parts/task/facts";
import { FollowOffer } from "../parts/task/follow-offer";
import { MilestoneReviews } from "../parts/task/milestone-reviews";
import { Notes } from "../parts/task/notes";
import { OwnFields } from "../parts/task/own-fields";
import { PlanningFacts } from "../parts/task/planning-facts";
import styles from "../parts/task/task.module.css";
import { TimeSpent } from "../parts/task/time-spent";
import { type TaskPanelState, useTaskPanel } from "../parts/task/use-task-panel";

/** One task with everything about it. */
export function TaskPanel({ id }: { id: string }) {
  const state = useTaskPanel(id);
  const { checks, setChecks, writes, task } = state;
  return (
    <div className={styles.panel}>
      <Head {...state} />
      <FollowOffer {...state} />
      <MainFacts {...state} />
      <StageChecks {...state} />
      <Notes {...state} />
      <Checklist {...state} />
      <OwnFields {...state} />
      <Dependencies {...state} />
      <PlanningFacts {...state} />
      <LentParts taskId={id} />
      {state.task.kind === "milestone" && <MilestoneReviews {...state} />}
      <TimeSpent {...state} />
      <Files kind="task" id={id} />
      <Comments kind="task" id={id} />
      <History task={id} />
      {checks && (
        <ChecksDialog
          open={checks}
          writes={writes}
          maySkip={task.can.includes("skip_checks")}
          onClose={() => setChecks(null)}
        />
      )}
      <ConflictDialog />
    </div>
  );
}

/** What higher features add to a task. */
function LentParts({ taskId }: { taskId: string }) {
  const sections = useContext(LentTaskSections);
  return sections.map((Section, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the app runs.
    <Suspense key={at} fallback={null}>
      <Section taskId={taskId} />
    </Suspense>
  ));
}

function Head({ task, writes, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const panel = usePanel();
  const [deleting, setDeleting] = useState(false);
  const done = task.completed_at !== null;
  const remove = () => {
    setDeleting(false);
    panel.close();
    void writes.remove([task.id]);
  };
  return (
    <div className={styles.head}>
      <InlineText
        label={t`Task name`}
        size="title"
        value={task.name}
        readOnly={!mayEdit}
        onSave={(name) => void save({ name })}
      />
      <div className={styles.actions}>
        {task.can.includes("complete_task") && (
          <Button
            icon={done ? <IconRotate size={14} /> : <IconCheck size={14} />}
            onClick={() => void writes.setDone(task.id, !done)}
          >
            {done ? t`Reopen` : t`Finish`}
          </Button>
        )}
        {task.can.includes("remove_task") && (
          <Button look="ghost" icon={<IconTrash size={14} stroke={1.6} />} onClick={() => setDeleting(true)}>
            {t`Delete`}
          </Button>
        )}
      </div>
      {deleting && (
        <ConfirmDialog
          title={t`Delete this task`}
          verb={t`Delete`}
          danger
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        >
          {t`The tasks and what stands below them go to the bin.`}
        </ConfirmDialog>
      )}
    </div>
  );
}
