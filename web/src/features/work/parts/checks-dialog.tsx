import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { CheckField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import type { OpenChecks, TaskWrites } from "../use-task-writes";

interface Props {
  open: OpenChecks;
  writes: Pick<TaskWrites, "update" | "move">;
  /** Leads may go on without the checks. */
  maySkip: boolean;
  onClose: () => void;
}

/** Shown when a task would leave a stage whose checks are not ticked: tick them here, or stay. */
export function ChecksDialog({ open, writes, maySkip, onClose }: Props) {
  const { t } = useLingui();
  const [ticked, setTicked] = useState<Record<string, boolean>>({});
  const all = open.checks.every((check) => ticked[check.id]);
  const { stage } = open;
  const moveOn = async () => {
    onClose();
    if (await writes.update(open.taskId, { checks: ticked }, { quiet: true })) await writes.move(open.taskId, open.to);
  };
  const skip = () => {
    onClose();
    void writes.move(open.taskId, { ...open.to, skip_checks: true });
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t`Leave it there`}</Button>
      {maySkip && !all && <Button onClick={skip}>{t`Move without the checks`}</Button>}
      <Button look="primary" disabled={!all} onClick={() => void moveOn()}>
        {t`Move on`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Before it leaves ${stage}`} onClose={onClose} foot={foot}>
      {open.checks.map((check) => (
        <CheckField
          key={check.id}
          label={check.text}
          checked={ticked[check.id] ?? false}
          onChange={(on) => setTicked((before) => ({ ...before, [check.id]: on }))}
        />
      ))}
    </Dialog>
  );
}
