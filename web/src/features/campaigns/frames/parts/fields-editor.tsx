import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { neighbourFor } from "@/features/workflow/public";
import { Button, IconButton } from "@/ui/actions/button";
import { ErrorState } from "@/ui/feedback/error-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput } from "@/ui/fields/cell-controls";
import { OWN_FIELD_KINDS } from "@/ui/fields/own-field-kinds";
import { DataTable } from "@/ui/layout/data-table";
import { type Field, type FieldChanges, type FieldOwner, fieldsQuery, removeField, updateField } from "../api";
import { hasOptions, TARGETS } from "../model";
import { FieldDialog } from "./field-dialog";
import styles from "./frames.module.css";

/** The own fields of a type or a campaign, in order. */
export function FieldsEditor({ owner, mayAdd }: { owner: FieldOwner; mayAdd: boolean }) {
  const { t } = useLingui();
  const fields = useQuery(fieldsQuery(owner));
  const [open, setOpen] = useState<Field | "new" | null>(null);
  if (fields.isPending) return <RowSkeletons rows={3} />;
  if (fields.isError) return <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />;
  const head = [
    { key: "name", title: t`Name` },
    { key: "target", title: t`Of` },
    { key: "kind", title: t`Kind` },
    { key: "choices", title: t`Choices` },
    { key: "tools", title: <span className="visually-hidden">{t`Order and removal`}</span> },
  ];
  return (
    <>
      {fields.data.length > 0 && (
        <DataTable label={t`Own fields`} head={head}>
          {fields.data.map((field) => (
            <FieldLine
              key={field.id}
              field={field}
              ids={fields.data.filter(({ target }) => target === field.target).map(({ id }) => id)}
              onOptions={() => setOpen(field)}
            />
          ))}
        </DataTable>
      )}
      {mayAdd && (
        <div>
          <Button onClick={() => setOpen("new")}>{t`Add field`}</Button>
        </div>
      )}
      {open && <FieldDialog owner={owner} field={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface LineProps {
  field: Field;
  /** The fields of the same target in order. */
  ids: readonly string[];
  onOptions: () => void;
}

function FieldLine({ field, ids, onOptions }: LineProps) {
  const { t } = useLingui();
  const stale = [["fields"], ["campaign"]];
  const save = useWrite((changes: FieldChanges) => updateField(field.id, changes), { stale });
  const remove = useWrite(() => removeField(field.id), { stale, done: t`Field removed; its values are kept` });
  const { name } = field;
  const target = TARGETS.find(({ value }) => value === field.target);
  const kind = OWN_FIELD_KINDS.find(({ value }) => value === field.kind);
  const readOnly = !field.can.includes("update_field");
  const step = (by: -1 | 1) => {
    const before = neighbourFor(ids, field.id, by);
    if (before !== undefined) save.mutate({ before_id: before });
  };
  return (
    <tr>
      <td className={styles.name}>
        <CellInput
          label={t`Name of the field ${name}`}
          value={name}
          disabled={readOnly}
          onSave={(typed) => typed && save.mutate({ name: typed })}
        />
      </td>
      <td>{target && t(target.label)}</td>
      <td>{kind && t(kind.label)}</td>
      <td className={styles.quiet}>
        {hasOptions(field.kind) && <Choices field={field} readOnly={readOnly} onOptions={onOptions} />}
      </td>
      <td className={styles.tools}>
        <IconButton
          label={t`Move ${name} up`}
          icon={<IconArrowUp size={15} />}
          disabled={readOnly}
          onClick={() => step(-1)}
        />
        <IconButton
          label={t`Move ${name} down`}
          icon={<IconArrowDown size={15} />}
          disabled={readOnly}
          onClick={() => step(1)}
        />
        <IconButton
          label={t`Remove ${name}`}
          icon={<IconTrash size={15} />}
          disabled={!field.can.includes("remove_field")}
          onClick={() => remove.mutate()}
        />
      </td>
    </tr>
  );
}

/** The choices a field offers, which open for changing. */
function Choices({ field, readOnly, onOptions }: Pick<LineProps, "field" | "onOptions"> & { readOnly: boolean }) {
  const { t } = useLingui();
  const { name } = field;
  const options = field.options.map((option) => String(option.name)).join(", ");
  return (
    <Button look="ghost" disabled={readOnly} onClick={onOptions} aria-label={`${t`Choices of ${name}`}: ${options}`}>
      {options}
    </Button>
  );
}
