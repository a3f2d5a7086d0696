import { useLingui } from "@lingui/react/macro";
import type { QueryKey } from "@tanstack/react-query";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { type Stage, updateStage } from "../api";

/** The checks a text of lines stands for; a line that stayed keeps its id, so that ticks on it stay. */
export function checksOf(text: string, before: Stage["checks"]): Stage["checks"] {
  const lines = [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
  return lines.map((line) => before.find((check) => check.text === line) ?? { id: crypto.randomUUID(), text: line });
}

/** What must be ticked before work leaves a stage, one a line. */
export function ChecksDialog({
  stage,
  stale,
  onClose,
}: {
  stage: Stage;
  stale: readonly QueryKey[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [text, setText] = useState(stage.checks.map((check) => check.text).join("\n"));
  const save = useWrite(() => updateStage(stage.id, { checks: checksOf(text, stage.checks) }), {
    stale,
    quiet: true,
    onDone: onClose,
  });
  const fault = splitProblem(save.error, ["checks"]);
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>{t`Save`}</Button>
    </>
  );
  return (
    <Dialog title={t`Checks of ${stage.name}`} onClose={onClose} foot={foot}>
      <TextAreaField
        label={t`Ticked before a task leaves this stage`}
        hint={t`One check a line`}
        rows={6}
        value={text}
        onChange={setText}
        faults={fault?.fields.checks ?? (fault?.whole ? [fault.whole.code] : undefined)}
      />
    </Dialog>
  );
}
