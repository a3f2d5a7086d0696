import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/actions/button";
import { CellInput } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { freshKey, type TemplateParts, treeOf } from "../template-model";
import styles from "./frames.module.css";
import { TemplateTaskLine } from "./template-task-line";
import { WaitsDialog } from "./waits-dialog";

interface Props {
  parts: TemplateParts;
  /** Names of roles by key. */
  roles: ReadonlyMap<string, string>;
  readOnly: boolean;
  onChange: (parts: TemplateParts) => void;
}

/** The tasks of a template as a tree, each edited where it stands. */
export function TemplateTasks({ parts, roles, readOnly, onChange }: Props) {
  const { t } = useLingui();
  const [waiting, setWaiting] = useState<string | null>(null);
  const { rows, links } = parts.tasks ?? { rows: [], links: [] };
  const head = [
    { key: "name", title: t`Task` },
    { key: "parent", title: t`Under` },
    { key: "days", title: t`Working days` },
    { key: "hours", title: t`Hours` },
    { key: "role", title: t`Role` },
    { key: "kind", title: t`Kind` },
    { key: "waits", title: t`Waits for` },
    { key: "tools", title: <span className="visually-hidden">{t`Remove`}</span> },
  ];
  const add = (name: string) =>
    onChange({ ...parts, tasks: { rows: [...rows, { key: freshKey(rows), name, days: 1 }], links } });
  return (
    <>
      {rows.length > 0 && (
        <DataTable label={t`Tasks of the template`} head={head}>
          {treeOf(rows).map(({ task, depth }) => (
            <TemplateTaskLine
              key={task.key}
              task={task}
              depth={depth}
              parts={parts}
              readOnly={readOnly}
              roles={roles}
              onChange={onChange}
              onWaits={() => setWaiting(task.key)}
            />
          ))}
        </DataTable>
      )}
      {!readOnly && <AddTask onAdd={add} />}
      {waiting && (
        <WaitsDialog
          parts={parts}
          taskKey={waiting}
          onChange={(changed) => {
            onChange(changed);
            setWaiting(null);
          }}
          onClose={() => setWaiting(null)}
        />
      )}
    </>
  );
}

function AddTask({ onAdd }: { onAdd: (name: string) => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) onAdd(name);
    setName("");
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <span className={styles.name}>
        <CellInput label={t`Name of the new task`} placeholder={t`New task`} value={name} onSave={setName} />
      </span>
      <Button type="submit">{t`Add task`}</Button>
    </form>
  );
}
