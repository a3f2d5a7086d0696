import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconScale, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, PlainSelect } from "@/ui/fields/controls";
import { type NewRun, type Run, startRun } from "../api";
import styles from "./planning.module.css";

interface Props {
  campaign: string | null;
  /** Whether a search over the same goes on. */
  busy: boolean;
  onStarted: (run: Run) => void;
}

/** How many tasks a person may have in hand at once, where there is to be a limit. */
const TOGETHER = [1, 2, 3, 4, 5, 8];

/** Asks for plans of a campaign, or of all campaigns. */
export function StartBar({ campaign, busy, onStarted }: Props) {
  const { t } = useLingui();
  const [reassign, setReassign] = useState(false);
  const [together, setTogether] = useState("");
  const start = useWrite(
    async (kind: NewRun["kind"]) => {
      const limit = together === "" ? null : Number(together);
      const body = {
        kind,
        campaign_id: campaign,
        task_ids: [],
        person_ids: [],
        reassign,
        together: limit,
        seconds: 20,
      };
      onStarted(await startRun(body));
    },
    { stale: [["schedule-runs"]] },
  );
  const limits = [
    { value: "", label: t`As many tasks at once as fit` },
    ...TOGETHER.map((count) => ({
      value: String(count),
      label: t`${plural(count, { one: "One task at a time", other: "At most # tasks at once" })}`,
    })),
  ];
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
      <div className={styles.limit}>
        <PlainSelect
          aria-label={t`What one person may have in hand`}
          value={together}
          choices={limits}
          onChange={setTogether}
        />
      </div>
      <CheckField label={t`Work may go to others with the same skills`} checked={reassign} onChange={setReassign} />
    </div>
  );
}
