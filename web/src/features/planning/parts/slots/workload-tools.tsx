import { useLingui } from "@lingui/react/macro";
import { IconScale, IconZoomScan } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import type { WorkloadShown } from "@/lib/parts";
import { Button } from "@/ui/actions/button";
import { SlotDialog } from "./slot-dialog";
import { useStartRun } from "./use-start-run";

/** Levelling and finding a slot, from the workload. */
export function WorkloadTools({ people, tasks }: WorkloadShown) {
  const { t } = useLingui();
  const { data: me } = useQuery(meQuery);
  const [finding, setFinding] = useState(false);
  const start = useStartRun();
  if (!me || me.role === "guest" || me.role === "intern") return null;
  return (
    <>
      <Button
        icon={<IconScale size={15} stroke={1.6} />}
        title={t`Moves work until nobody has more of it than time`}
        busy={start.isPending}
        onClick={() => start.mutate({ kind: "level" })}
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
          otherwise={t`Anybody shown`}
          onClose={() => setFinding(false)}
          onFind={(task, among) =>
            start.mutate({ kind: "slot", task_ids: [task], person_ids: among.length > 0 ? among : [...people] })
          }
        />
      )}
    </>
  );
}
