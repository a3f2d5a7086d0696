import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { addChange, type NewChange, type Scenario } from "../api";
import { CHANGES } from "../words";
import { ChangeFields } from "./change-fields";
import styles from "./planning.module.css";

const KINDS = Object.keys(CHANGES) as NewChange["kind"][];
const SHOWN = [
  "task_id",
  "campaign_id",
  "person_id",
  "name",
  "estimate_minutes",
  "launch",
  "first",
  "last",
  "start",
  "due",
];

/** Adds one thing that is different in a scenario. */
export function ChangeDialog({ scenario, onClose }: { scenario: Scenario; onClose: () => void }) {
  const { t } = useLingui();
  const [change, setChange] = useState<NewChange>({ kind: "move_task" });
  const save = useWrite(() => addChange(scenario.id, change), {
    stale: [["scenario", scenario.id], ["scenarios"]],
    done: t`The scenario has one more change`,
    quiet: true,
    onDone: onClose,
  });
  const wrong = splitProblem(save.error, SHOWN);
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
        {t`Add change`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Add a change`} onClose={onClose} foot={foot} width={520}>
      <div className={styles.form}>
        {wrong?.whole && <Callout tone="now">{problemText(wrong.whole)}</Callout>}
        <SelectField
          label={t`What is different`}
          value={change.kind}
          choices={KINDS.map((value) => ({ value, label: t(CHANGES[value]) }))}
          onChange={(kind) => setChange({ kind })}
        />
        <ChangeFields
          scenario={scenario}
          change={change}
          faults={wrong?.fields ?? {}}
          onChange={(more) => setChange({ ...change, ...more })}
        />
      </div>
    </Dialog>
  );
}
