import { useLingui } from "@lingui/react/macro";
import { IconScale, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField } from "@/ui/fields/controls";
import { type NewRun, type Run, startRun } from "../api";
import styles from "./planning.module.css";

interface Props {
  campaign: string | null;
  /** Whether a search over the same goes on. */
  busy: boolean;
  onStarted: (run: Run) => void;
}

/** Asks for plans of a campaign, or of all campaigns. */
export function StartBar({ campaign, busy, onStarted }: Props) {
  const { t } = useLingui();
  const [reassign, setReassign] = useState(false);
  const start = useWrite(
    async (kind: NewRun["kind"]) => {
      const body = { kind, campaign_id: campaign, task_ids: [], person_ids: [], reassign, seconds: 20 };
      onStarted(await startRun(body));
    },
    { stale: [["schedule-runs"]] },
  );
  const waits = busy || start.isPending;
  return (
    <div className={styles.bar}>
      <Button look="primary" icon={<IconWand size={15} />} disabled={waits} onClick={() => start.mutate("schedule")}>
        {campaign ? t`Schedule this launch` : t`Schedule all campaigns`}
      </Button>
      <Button
        icon={<IconScale size={15} />}
        title={t`Moves work until nobody has more of it than time`}
        disabled={waits}
        onClick={() => start.mutate("level")}
      >
        {t({ context: "even out work", message: "Level" })}
      </Button>
      <CheckField label={t`Work may go to others with the same skills`} checked={reassign} onChange={setReassign} />
    </div>
  );
}
