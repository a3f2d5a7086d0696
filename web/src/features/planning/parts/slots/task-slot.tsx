import { useLingui } from "@lingui/react/macro";
import { IconZoomScan } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { taskQuery } from "@/features/work/public";
import { Button } from "@/ui/actions/button";
import styles from "../planning.module.css";
import { SlotDialog } from "./slot-dialog";
import { useStartRun } from "./use-start-run";

/** In a task's panel: looks for the earliest days somebody has room for it. Nothing where its days cannot move. */
export function TaskSlot({ taskId }: { taskId: string }) {
  const { t } = useLingui();
  const { data: task } = useQuery(taskQuery(taskId));
  const [asking, setAsking] = useState(false);
  const start = useStartRun();
  if (!task?.can.includes("update_task") || task.completed_at || task.started_on || task.scheduling === "manual")
    return null;
  return (
    <section className={styles.slot} aria-label={t`Find a slot`}>
      <Button icon={<IconZoomScan size={15} stroke={1.6} />} busy={start.isPending} onClick={() => setAsking(true)}>
        {t`Find a slot`}
      </Button>
      {asking && (
        <SlotDialog
          tasks={[taskId]}
          otherwise={task.people.length > 0 ? t`Who has it now` : t`Anybody who can do it`}
          onClose={() => setAsking(false)}
          onFind={(id, among) => start.mutate({ kind: "slot", task_ids: [id], person_ids: among })}
        />
      )}
    </section>
  );
}
