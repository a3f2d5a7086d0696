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
import type { WorkScreen } from "../api";
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
  const people = useQuery(peopleQuery).data ?? screen.people;
  const [layer, setLayer] = useState<Layer>(null);
  const count = ids.length;
  const layerOf = (name: Exclude<Layer, null>, label: string) => ({
    label,
    open: layer === name,
    onOpenChange: (open: boolean) => setLayer(open ? name : null),
    trigger: (<Button onClick={() => setLayer(name)}>{label}</Button>) as ReactElement,
  });
  const stages = screen.stages.map((stage) => ({
    id: stage.id,
    label: stage.name,
    icon: <StageSign category={stage.category} />,
  }));
  const remove = () => {
    setLayer(null);
    onClear();
    void writes.remove(ids);
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`Chosen tasks`}>
      <span className={styles.count}>{t`${count} chosen`}</span>
      <ChoicePicker
        {...layerOf("stage", t`Stage`)}
        choices={stages}
        chosen={[]}
        onChange={([id]) => id && void writes.bulk(ids, { stage_id: id })}
      />
      <PersonPicker
        {...layerOf("people", t`People`)}
        people={people}
        chosen={[]}
        several={false}
        onChange={(chosen) => void writes.bulk(ids, { people: chosen })}
      />
      <DatePopover
        {...layerOf("due", t`Due`)}
        value={null}
        today={screen.today}
        onPick={(day) => void writes.bulk(ids, { due: day })}
      />
      <ChoicePicker
        {...layerOf("tags", t`Tags`)}
        choices={screen.tags.map((name) => ({ id: name, label: name }))}
        chosen={[]}
        onChange={(tags) => void writes.bulk(ids, { tags })}
        onCreate={(name) => void writes.bulk(ids, { tags: [name] })}
      />
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
