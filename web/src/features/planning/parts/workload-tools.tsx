import { useLingui } from "@lingui/react/macro";
import { IconScale, IconZoomScan } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import type { WorkloadShown } from "@/lib/parts";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { type NewRun, startRun } from "../api";
import { SlotDialog } from "./slot-dialog";

/** Levelling and finding a slot, from the workload. */
export function WorkloadTools({ people, tasks }: WorkloadShown) {
  const { t } = useLingui();
  const { data: me } = useQuery(meQuery);
  const go = useNavigate();
  const [finding, setFinding] = useState(false);
  const start = useWrite(async (body: NewRun) => {
    const run = await startRun(body);
    await go({ to: "/planning/runs/$runId", params: { runId: run.id } });
  });
  if (!me || me.role === "guest" || me.role === "intern") return null;
  const ask = (kind: NewRun["kind"], more: Partial<NewRun>) =>
    start.mutate({ kind, task_ids: [], person_ids: [], reassign: false, seconds: 20, ...more });
  return (
    <>
      <Button
        icon={<IconScale size={15} stroke={1.6} />}
        title={t`Moves work until nobody has more of it than time`}
        busy={start.isPending}
        onClick={() => ask("level", {})}
      >
        {t({ context: "even out work", message: "Level" })}
      </Button>
      {tasks.length > 0 && (
        <Button icon={<IconZoomScan size={15} stroke={1.6} />} onClick={() => setFinding(true)}>
          {t`Find a slot`}
        </Button>
      )}
      {finding && (
        <SlotDialog
          tasks={tasks}
          people={people}
          onClose={() => setFinding(false)}
          onFind={(task, among) => ask("slot", { task_ids: [task], person_ids: among })}
        />
      )}
    </>
  );
}
