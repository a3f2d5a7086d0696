import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { channelChoices, useChannels } from "@/features/channels/public";
import { Button, IconButton } from "@/ui/actions/button";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import type { TemplateDeliverable, TemplateParts } from "../template-model";
import styles from "./frames.module.css";

interface Props {
  parts: TemplateParts;
  readOnly: boolean;
  onChange: (parts: TemplateParts) => void;
}

/** The plan without a deliverable; tasks name deliverables by place, so those after it move up. */
export function withoutDeliverable(parts: TemplateParts, at: number): TemplateParts {
  const rows = (parts.deliverables?.rows ?? []).filter((_, index) => index !== at);
  const tasks = (parts.tasks?.rows ?? []).map((task) => {
    const place = task.deliverable;
    if (typeof place !== "number" || place < at) return task;
    return { ...task, deliverable: place === at ? null : place - 1 };
  });
  return { tasks: { rows: tasks, links: parts.tasks?.links ?? [] }, deliverables: { rows } };
}

/** What campaigns from this template hand out, due relative to the launch. */
export function TemplateDeliverables({ parts, readOnly, onChange }: Props) {
  const { t } = useLingui();
  const rows = parts.deliverables?.rows ?? [];
  const save = (changed: TemplateDeliverable[]) => onChange({ ...parts, deliverables: { rows: changed } });
  const head = [
    { key: "name", title: t`Deliverable` },
    { key: "content", title: t`Content type` },
    { key: "channel", title: t`Channel` },
    { key: "due", title: t`Days from the launch` },
    { key: "tools", title: <span className="visually-hidden">{t`Remove`}</span> },
  ];
  return (
    <>
      {rows.length > 0 && (
        <DataTable label={t`Deliverables of the template`} head={head}>
          {rows.map((row, at) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: tasks name deliverables by their place.
              key={at}
              row={row}
              readOnly={readOnly}
              onChange={(changes) => save(rows.map((each, index) => (index === at ? { ...each, ...changes } : each)))}
              onRemove={() => onChange(withoutDeliverable(parts, at))}
            />
          ))}
        </DataTable>
      )}
      {!readOnly && (
        <div>
          <Button onClick={() => save([...rows, { name: t`New deliverable`, due: 0 }])}>{t`Add deliverable`}</Button>
        </div>
      )}
    </>
  );
}

interface LineProps {
  row: TemplateDeliverable;
  readOnly: boolean;
  onChange: (changes: Partial<TemplateDeliverable>) => void;
  onRemove: () => void;
}

function Line({ row, readOnly, onChange, onRemove }: LineProps) {
  const { t } = useLingui();
  const channels = useChannels();
  const { name } = row;
  const saveDue = (typed: string) => {
    const due = typed === "" ? null : Number(typed);
    if (due === null || Number.isInteger(due)) onChange({ due });
  };
  const cell = (label: string, value: string, save: (typed: string) => void, type: "text" | "number" = "text") => (
    <td className={styles.cell}>
      <CellInput label={label} type={type} value={value} disabled={readOnly} onSave={save} />
    </td>
  );
  return (
    <tr>
      {cell(t`Name of the deliverable ${name}`, name, (typed) => typed && onChange({ name: typed }))}
      {cell(t`Content type of ${name}`, row.content_type ?? "", (content_type) => onChange({ content_type }))}
      <td className={styles.cell}>
        <CellSelect
          label={t`Channel of ${name}`}
          value={row.channel_id ?? ""}
          choices={channelChoices(channels, row.channel_id ?? null)}
          disabled={readOnly}
          onChange={(id) => onChange({ channel_id: id || null })}
        />
      </td>
      {cell(t`Due day of ${name}`, String(row.due ?? ""), saveDue, "number")}
      <td className={styles.tools}>
        <IconButton label={t`Remove ${name}`} icon={<IconTrash size={15} />} disabled={readOnly} onClick={onRemove} />
      </td>
    </tr>
  );
}
