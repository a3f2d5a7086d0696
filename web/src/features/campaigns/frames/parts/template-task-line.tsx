import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { Button, IconButton } from "@/ui/actions/button";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { type TemplateParts, type TemplateTask, treeOf, waitsFor, withoutTask, withTask } from "../template-model";
import styles from "./frames.module.css";

interface Props {
  task: TemplateTask;
  depth: number;
  parts: TemplateParts;
  readOnly: boolean;
  /** Names of roles by key. */
  roles: ReadonlyMap<string, string>;
  onChange: (parts: TemplateParts) => void;
  onWaits: () => void;
}

const INDENT = 18;

/** A number of a cell: null for nothing, undefined for what is none. */
export function numberOf(typed: string): number | null | undefined {
  if (typed === "") return null;
  const value = Number(typed);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** What a task waits for, with what is not plainly "after its end": `Write SS +2 d`. */
function waitWords(parts: TemplateParts, key: string, days: string): string {
  const name = (before: string) => parts.tasks?.rows.find((each) => each.key === before)?.name ?? before;
  const words = [...waitsFor(parts.tasks?.links ?? [], key)].map(([before, { kind, lag }]) => {
    const apart = lag === 0 ? "" : ` ${lag > 0 ? "+" : "−"}${Math.abs(lag)} ${days}`;
    return `${name(before)}${kind === "FS" ? "" : ` ${kind}`}${apart}`;
  });
  return words.join(", ");
}

/** One task of a template. */
export function TemplateTaskLine({ task, depth, parts, readOnly, roles, onChange, onWaits }: Props) {
  const { t } = useLingui();
  const { name, key } = task;
  const change = (changes: Partial<TemplateTask>) => onChange(withTask(parts, key, changes));
  const waits = waitWords(parts, key, t`d`) || "—";
  return (
    <tr>
      <td className={styles.task} style={{ paddingInlineStart: depth * INDENT }}>
        <CellInput
          label={t`Name of the task ${name}`}
          value={name}
          disabled={readOnly}
          onSave={(typed) => typed && change({ name: typed })}
        />
      </td>
      <td className={styles.cell}>
        <ParentChoice task={task} parts={parts} readOnly={readOnly} onChange={(parent) => change({ parent })} />
      </td>
      <Figures task={task} readOnly={readOnly} onChange={change} />
      <td className={styles.role}>
        <RoleCell task={task} readOnly={readOnly} roles={roles} onChange={change} />
      </td>
      <td className={styles.cell}>
        <KindChoice task={task} readOnly={readOnly} onChange={change} />
      </td>
      <td className={styles.waitsFor}>
        <Button
          look="ghost"
          disabled={readOnly}
          onClick={onWaits}
          aria-label={`${t`What ${name} waits for`}: ${waits}`}
        >
          {waits}
        </Button>
      </td>
      <td className={styles.tools}>
        <IconButton
          label={t`Remove ${name}`}
          icon={<IconTrash size={15} />}
          disabled={readOnly}
          onClick={() => onChange(withoutTask(parts, key))}
        />
      </td>
    </tr>
  );
}

interface FigureProps {
  task: TemplateTask;
  readOnly: boolean;
  onChange: (changes: Partial<TemplateTask>) => void;
}

function Figures({ task, readOnly, onChange }: FigureProps) {
  const { t } = useLingui();
  const { name } = task;
  const save = (field: "days" | "hours") => (typed: string) => {
    const value = numberOf(typed);
    if (value !== undefined) onChange({ [field]: value });
  };
  return (
    <>
      <td className={styles.short}>
        <CellInput
          label={t`Working days of ${name}`}
          type="number"
          value={String(task.days ?? "")}
          disabled={readOnly}
          onSave={save("days")}
        />
      </td>
      <td className={styles.short}>
        <CellInput
          label={t`Hours of ${name}`}
          type="number"
          value={String(task.hours ?? "")}
          disabled={readOnly}
          onSave={save("hours")}
        />
      </td>
    </>
  );
}

/** The role by its name; typing a known role's name means that role. */
function RoleCell({ task, readOnly, roles, onChange }: FigureProps & { roles: ReadonlyMap<string, string> }) {
  const { t } = useLingui();
  const { name, role } = task;
  const keyOf = (typed: string) => [...roles].find(([, known]) => known === typed)?.[0] ?? typed;
  return (
    <CellInput
      label={t`Role for ${name}`}
      value={role ? (roles.get(role) ?? role) : ""}
      disabled={readOnly}
      onSave={(typed) => onChange({ role: keyOf(typed) || null })}
    />
  );
}

function KindChoice({ task, readOnly, onChange }: FigureProps) {
  const { t } = useLingui();
  const { name } = task;
  const present = task.launch ? "launch" : (task.kind ?? "task");
  return (
    <CellSelect
      label={t`Kind of ${name}`}
      value={present}
      choices={[
        { value: "task", label: t`Task` },
        { value: "milestone", label: t`Milestone` },
        { value: "launch", label: t`Launch` },
      ]}
      disabled={readOnly}
      onChange={(kind) =>
        onChange(
          kind === "launch"
            ? { launch: true, kind: "milestone" }
            : { launch: false, kind: kind === "milestone" ? "milestone" : "task" },
        )
      }
    />
  );
}

interface ParentProps {
  task: TemplateTask;
  parts: TemplateParts;
  readOnly: boolean;
  onChange: (parent: string | null) => void;
}

/** A task may stand under any other that does not stand under it. */
function ParentChoice({ task, parts, readOnly, onChange }: ParentProps) {
  const { t } = useLingui();
  const { name } = task;
  const rows = parts.tasks?.rows ?? [];
  const below = new Set([task.key]);
  for (const { task: each } of treeOf(rows)) if (each.parent && below.has(each.parent)) below.add(each.key);
  const choices = rows.filter(({ key }) => !below.has(key)).map((each) => ({ value: each.key, label: each.name }));
  return (
    <CellSelect
      label={t`What ${name} stands under`}
      value={task.parent ?? ""}
      choices={[{ value: "", label: "—" }, ...choices]}
      disabled={readOnly}
      onChange={(parent) => onChange(parent || null)}
    />
  );
}
