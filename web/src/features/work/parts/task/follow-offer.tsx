import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { followQuery } from "../../api";
import { CascadeDialog } from "../timeline/cascade-dialog";
import { useCascade } from "../timeline/use-cascade";
import type { TaskPanelState } from "./use-task-panel";

/** Offers to move what follows a task that was finished on another day than planned. */
export function FollowOffer({ task, mayEdit }: TaskPanelState) {
  const off = task.finished_on !== null && task.due !== null && task.finished_on !== task.due;
  return off && mayEdit ? <Offer task={task} /> : null;
}

function Offer({ task }: Pick<TaskPanelState, "task">) {
  const { t } = useLingui();
  const { data } = useQuery(followQuery(task.id, task.finished_on ?? ""));
  const cascade = useCascade(task.campaign_id, () => {});
  const count = data?.moves.length ?? 0;
  if (count === 0) return null;
  const early = (task.finished_on ?? "") < (task.due ?? "");
  const moves = [{ task_id: task.id, finished: true }];
  return (
    <>
      <Callout tone="note">
        {early ? t`Finished before its day.` : t`Finished after its day.`}{" "}
        <Button look="ghost" onClick={() => void cascade.show(moves, "keep_buffer")}>
          {t`Move the ${count} tasks that follow`}
        </Button>
      </Callout>
      {cascade.pending && (
        <CascadeDialog
          cascade={cascade.pending.cascade}
          mode={cascade.pending.mode}
          busy={cascade.busy}
          onMode={cascade.choose}
          onApply={cascade.apply}
          onClose={cascade.close}
        />
      )}
    </>
  );
}
