import { useLingui } from "@lingui/react/macro";
import type { QueryKey } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { removeStage, type Stage } from "../api";

interface Props {
  stage: Stage;
  others: readonly Stage[];
  stale: readonly QueryKey[];
  onClose: () => void;
}

/** Asks where the work of a stage goes before it is removed. */
export function RemoveStageDialog({ stage, others, stale, onClose }: Props) {
  const { t } = useLingui();
  const [into, setInto] = useState(others[0]?.id ?? "");
  const remove = useWrite(() => removeStage(stage.id, into), { stale, done: t`Stage removed`, onDone: onClose });
  const { name } = stage;
  return (
    <ConfirmDialog
      title={t`Remove ${name}?`}
      verb={t`Remove the stage`}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <SelectField
        label={t`Its tasks go to`}
        value={into}
        choices={others.map((other) => ({ value: other.id, label: other.name }))}
        onChange={setInto}
      />
    </ConfirmDialog>
  );
}
