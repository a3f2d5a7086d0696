import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/actions/button";
import { ErrorState } from "@/ui/feedback/error-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput } from "@/ui/fields/cell-controls";
import { addStage, moveStage, stagesKey, stagesQuery } from "../api";
import { neighbourFor } from "../model";
import styles from "./stage-editor.module.css";
import { StageLine } from "./stage-line";

interface Props {
  workflowId: string;
  /** Whether the reader may add stages; the rest is told by each stage. */
  mayAdd: boolean;
}

/** The stages of a workflow: order by dragging or Alt with the arrow keys, name, category, limit and checks. */
export function StageEditor({ workflowId, mayAdd }: Props) {
  const stages = useQuery(stagesQuery(workflowId));
  const stale = [stagesKey(workflowId), ["types"], ["campaign"]];
  const move = useWrite(({ id, before }: { id: string; before: string | null }) => moveStage(id, before), { stale });
  if (stages.isPending) return <RowSkeletons rows={5} />;
  if (stages.isError) return <ErrorState error={stages.error} onRetry={() => void stages.refetch()} />;
  const ids = stages.data.map(({ id }) => id);
  const step = (id: string, by: -1 | 1) => {
    const before = neighbourFor(ids, id, by);
    if (before !== undefined) move.mutate({ id, before });
  };
  return (
    <div className={styles.editor}>
      <ol className={styles.list}>
        {stages.data.map((stage) => (
          <StageLine
            key={stage.id}
            stage={stage}
            others={stages.data.filter(({ id }) => id !== stage.id)}
            stale={stale}
            onStep={(by) => step(stage.id, by)}
            onDropBefore={(id) => move.mutate({ id, before: stage.id })}
          />
        ))}
      </ol>
      {mayAdd && <AddStage workflowId={workflowId} stale={stale} />}
    </div>
  );
}

function AddStage({
  workflowId,
  stale,
}: {
  workflowId: string;
  stale: readonly string[][] | readonly (readonly string[])[];
}) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const add = useWrite((typed: string) => addStage(workflowId, typed, null), { stale, onDone: () => setName("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) add.mutate(name);
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <CellInput label={t`Name of the new stage`} placeholder={t`New stage`} value={name} onSave={setName} />
      <Button type="submit" busy={add.isPending}>{t`Add stage`}</Button>
    </form>
  );
}
