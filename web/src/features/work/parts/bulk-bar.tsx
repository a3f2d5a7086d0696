import { useLingui } from "@lingui/react/macro";
import { IconTrash, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { peopleQuery } from "@/api/people";
import { Button, IconButton } from "@/ui/actions/button";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { PersonPicker } from "@/ui/fields/person-picker";
import { StageSign } from "@/ui/marks/tag";
import type { StageRow, WorkScreen } from "../api";
import type { RowChanges } from "../patch";
import type { TaskWrites } from "../use-task-writes";
import styles from "./bulk-bar.module.css";
import { DatePopover } from "./date-popover";

interface Props {
  ids: string[];
  screen: WorkScreen;
  writes: TaskWrites;
  onClear: () => void;
}

type Layer = "stage" | "people" | "due" | "tags" | "delete" | null;

/** What can be done to the chosen tasks at once. */
export function BulkBar({ ids, screen, writes, onClear }: Props) {
  const { t } = useLingui();
  const [layer, setLayer] = useState<Layer>(null);
  const count = ids.length;
  const remove = () => {
    setLayer(null);
    onClear();
    void writes.remove(ids);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`Chosen tasks`}>
      <span className={styles.count}>{t`${count} chosen`}</span>
      <BulkChoices {...{ ids, screen, writes, layer, setLayer }} />
      <IconButton label={t`Delete`} icon={<IconTrash size={15} stroke={1.6} />} onClick={() => setLayer("delete")} />
      <IconButton label={t`Choose none`} icon={<IconX size={15} />} onClick={onClear} />
      {layer === "delete" && (
        <ConfirmDialog
          title={t`Delete ${count} tasks`}
          verb={t`Delete`}
          danger
          onConfirm={remove}
          onClose={() => setLayer(null)}
        >
          {t`The tasks and what stands below them go to the bin.`}
        </ConfirmDialog>
      )}
    </div>
  );
}

type ChoicesProps = Omit<Props, "onClear"> & { layer: Layer; setLayer: (layer: Layer) => void };

function BulkChoices({ ids, screen, writes, layer, setLayer }: ChoicesProps) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? screen.people;
  const set = (changes: RowChanges) => void writes.bulk(ids, changes);
  const of = (name: Exclude<Layer, null>, label: string) => ({
    label,
    open: layer === name,
    onOpenChange: (open: boolean) => setLayer(open ? name : null),
    trigger: (<Button onClick={() => setLayer(name)}>{label}</Button>) as ReactElement,
    chosen: [],
  });
  const icon = (stage: StageRow) => <StageSign category={stage.category} />;
  const stages = screen.stages.map((stage) => ({ id: stage.id, label: stage.name, icon: icon(stage) }));
  const tags = screen.tags.map((name) => ({ id: name, label: name }));
  const { chosen: _none, ...due } = of("due", t`Due`);
  return (
    <>
      <ChoicePicker {...of("stage", t`Stage`)} choices={stages} onChange={([id]) => id && set({ stage_id: id })} />
      <PersonPicker
        {...of("people", t`People`)}
        people={people}
        several={false}
        onChange={(given) => set({ people: given })}
      />
      <DatePopover {...due} value={null} today={screen.today} onPick={(day) => set({ due: day })} />
      <ChoicePicker
        {...of("tags", t`Tags`)}
        choices={tags}
        onChange={(names) => set({ tags: names })}
        onCreate={(name) => set({ tags: [name] })}
      />
    </>
  );
}
