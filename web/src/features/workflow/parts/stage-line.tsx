import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconGripVertical, IconTrash } from "@tabler/icons-react";
import type { QueryKey } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { StageSign } from "@/ui/marks/tag";
import { type Stage, type StageChanges, updateStage } from "../api";
import { CATEGORIES } from "../model";
import { ChecksDialog } from "./checks-dialog";
import { RemoveStageDialog } from "./remove-stage-dialog";
import styles from "./stage-editor.module.css";
import { useLineDrag } from "./use-line-drag";

interface Props {
  stage: Stage;
  others: readonly Stage[];
  stale: readonly QueryKey[];
  onStep: (by: -1 | 1) => void;
  onDropBefore: (id: string) => void;
}

/** One stage to edit where it stands. */
export function StageLine({ stage, others, stale, onStep, onDropBefore }: Props) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<"checks" | "remove" | null>(null);
  const drag = useLineDrag(stage.workflow_id, stage.id, onDropBefore);
  const save = useWrite((changes: StageChanges) => updateStage(stage.id, changes), { stale });
  const readOnly = !stage.can.includes("update_stage");
  const { name } = stage;
  const key = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onStep(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li
      ref={drag.line}
      className={styles.line}
      data-over={drag.over || undefined}
      data-dragged={drag.dragged || undefined}
    >
      <IconButton
        ref={drag.handle}
        className={styles.handle}
        label={t`Move ${name}: drag, or Alt with the arrow keys`}
        icon={<IconGripVertical size={15} />}
        disabled={readOnly}
        onKeyDown={key}
      />
      <StageSign category={stage.category} />
      <StageCells stage={stage} readOnly={readOnly} onSave={(changes) => save.mutate(changes)} />
      <Button
        look="ghost"
        icon={<IconChecks size={15} />}
        disabled={readOnly}
        aria-label={`${t`Checks of ${name}`}: ${stage.checks.length}`}
        onClick={() => setAsking("checks")}
      >
        {stage.checks.length}
      </Button>
      <IconButton
        label={t`Remove ${name}`}
        icon={<IconTrash size={15} />}
        disabled={!stage.can.includes("remove_stage") || others.length === 0}
        onClick={() => setAsking("remove")}
      />
      {asking === "checks" && <ChecksDialog stage={stage} stale={stale} onClose={() => setAsking(null)} />}
      {asking === "remove" && (
        <RemoveStageDialog stage={stage} others={others} stale={stale} onClose={() => setAsking(null)} />
      )}
    </li>
  );
}

interface CellsProps {
  stage: Stage;
  readOnly: boolean;
  onSave: (changes: StageChanges) => void;
}

function StageCells({ stage, readOnly, onSave }: CellsProps) {
  const { t } = useLingui();
  const { name } = stage;
  const categories = CATEGORIES.map(({ value, label }) => ({ value, label: t(label) }));
  const saveLimit = (typed: string) => {
    const limit = typed === "" ? null : Number(typed);
    if (limit === null || Number.isInteger(limit)) onSave({ limit });
  };
  return (
    <>
      <CellInput
        label={t`Name of the stage ${name}`}
        value={name}
        disabled={readOnly}
        onSave={(typed) => typed && onSave({ name: typed })}
      />
      <CellSelect
        label={t`What ${name} means`}
        value={stage.category}
        choices={categories}
        disabled={readOnly}
        onChange={(category) => onSave({ category })}
      />
      <CellInput
        label={t`Most tasks at once in ${name}`}
        type="number"
        placeholder={t`No limit`}
        value={stage.limit === null ? "" : String(stage.limit)}
        disabled={readOnly}
        onSave={saveLimit}
      />
    </>
  );
}
