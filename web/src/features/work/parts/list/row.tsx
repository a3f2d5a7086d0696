import { useLingui } from "@lingui/react/macro";
import { IconChevronRight, IconMessage, IconPaperclip } from "@tabler/icons-react";
import { memo } from "react";
import type { TaskRow, WorkScreen } from "../../api";
import type { GroupLine, TaskLine } from "../../model";
import type { RowChanges } from "../../patch";
import { CellEditor } from "./cell-editors";
import { CellValue } from "./cell-values";
import type { Column } from "./columns";
import styles from "./grid.module.css";

export interface RowActions {
  onOpen: (task: TaskRow) => void;
  onToggle: (key: string, open: boolean) => void;
  onSelect: (row: number, extend: boolean) => void;
  onCell: (row: number, column: number, edit: boolean) => void;
  onDone: (task: TaskRow, done: boolean) => void;
  onSave: (task: TaskRow, changes: RowChanges) => void;
  onEdited: (step?: 1 | -1) => void;
}

interface Props {
  id: string;
  index: number;
  line: TaskLine;
  screen: WorkScreen;
  columns: readonly Column[];
  selected: boolean;
  /** The column the person stands at in this row; -1 when they stand elsewhere. */
  at: number;
  editing: boolean;
  mayEdit: boolean;
  actions: RowActions;
}

/** One task of the list. */
export const TaskGridRow = memo(function TaskGridRow(props: Props) {
  const { id, index, line, columns, selected, at, actions } = props;
  const { task } = line;
  return (
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-level={line.depth + 1}
      aria-expanded={line.children > 0 ? line.open : undefined}
      aria-selected={selected}
      data-at={at >= 0 || undefined}
      data-done={task.done !== null || undefined}
      className={styles.row}
    >
      {columns.map((column, place) => (
        <GridCell key={column.id} {...props} column={column} place={place} actions={actions} />
      ))}
    </div>
  );
});

function GridCell({
  id,
  index,
  line,
  screen,
  column,
  place,
  at,
  editing,
  mayEdit,
  actions,
  selected,
}: Props & { column: Column; place: number }) {
  const { task } = line;
  const here = at === place;
  const edits = here && editing;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself hears the keys of the cell it stands at.
    <div
      id={`${id}-${place}`}
      role="gridcell"
      tabIndex={-1}
      aria-readonly={column.derived || !mayEdit}
      className={`${styles.cell} ${column.figures ? "figures" : ""}`}
      data-here={here || undefined}
      data-name={column.id === "name" || undefined}
      onClick={(event) => {
        if (event.shiftKey) return actions.onSelect(index, true);
        actions.onCell(index, place, column.id !== "name");
      }}
      onDoubleClick={() => actions.onCell(index, place, true)}
    >
      {column.id === "name" ? (
        <NameCell {...{ index, line, edits, actions, selected, mayEdit }}>
          {edits && <CellEditor {...editorProps({ column, task, screen, actions })} />}
        </NameCell>
      ) : (
        <>
          <CellValue column={column} task={task} screen={screen} />
          {edits && <CellEditor {...editorProps({ column, task, screen, actions })} />}
        </>
      )}
    </div>
  );
}

function editorProps({
  column,
  task,
  screen,
  actions,
}: Pick<Props, "screen" | "actions"> & { column: Column; task: TaskRow }) {
  return {
    column,
    task,
    screen,
    onSave: (changes: RowChanges) => actions.onSave(task, changes),
    onDone: actions.onEdited,
  };
}

interface NameProps {
  index: number;
  line: TaskLine;
  edits: boolean;
  selected: boolean;
  mayEdit: boolean;
  actions: RowActions;
  children: React.ReactNode;
}

function NameCell({ index, line, edits, selected, mayEdit, actions, children }: NameProps) {
  const { t } = useLingui();
  const { task } = line;
  const { name } = task;
  return (
    <>
      <input
        type="checkbox"
        className={styles.select}
        tabIndex={-1}
        aria-label={t`Select ${name}`}
        checked={selected}
        onClick={(event) => {
          event.stopPropagation();
          actions.onSelect(index, event.shiftKey);
        }}
        onChange={() => {}}
      />
      <span className={styles.indent} style={{ inlineSize: line.depth * 18 }} />
      <FoldButton line={line} actions={actions} />
      <DoneButton task={task} mayEdit={mayEdit} actions={actions} />
      {edits ? children : <TaskName task={task} actions={actions} />}
    </>
  );
}

function FoldButton({ line, actions }: { line: TaskLine; actions: RowActions }) {
  const { t } = useLingui();
  if (line.children === 0) return <span className={styles.fold} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.fold}
      aria-label={line.open ? t`Close the group` : t`Open the group`}
      data-open={line.open || undefined}
      onClick={(event) => {
        event.stopPropagation();
        actions.onToggle(line.task.id, !line.open);
      }}
    >
      <IconChevronRight size={14} />
    </button>
  );
}

function DoneButton({ task, mayEdit, actions }: { task: TaskRow; mayEdit: boolean; actions: RowActions }) {
  const { t } = useLingui();
  const { name } = task;
  const done = task.done !== null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.done}
      disabled={!mayEdit}
      aria-pressed={done}
      aria-label={done ? t`Reopen ${name}` : t`Finish ${name}`}
      data-milestone={task.kind === "milestone" || undefined}
      onClick={(event) => {
        event.stopPropagation();
        actions.onDone(task, !done);
      }}
    />
  );
}

function TaskName({ task, actions }: { task: TaskRow; actions: RowActions }) {
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={styles.name}
        onClick={(event) => {
          if (event.shiftKey) return;
          event.stopPropagation();
          actions.onOpen(task);
        }}
      >
        {task.name}
      </button>
      {task.comments > 0 && (
        <span className={styles.sign}>
          <IconMessage size={13} stroke={1.6} aria-hidden="true" />
          {task.comments}
        </span>
      )}
      {task.files > 0 && (
        <span className={styles.sign}>
          <IconPaperclip size={13} stroke={1.6} aria-hidden="true" />
          {task.files}
        </span>
      )}
    </>
  );
}

interface GroupProps {
  id: string;
  index: number;
  line: GroupLine;
  title: string;
  at: boolean;
  columns: number;
  onToggle: (key: string, open: boolean) => void;
}

/** The head of a group. */
export function GroupGridRow({ id, index, line, title, at, columns, onToggle }: GroupProps) {
  return (
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={line.open}
      data-at={at || undefined}
      className={`${styles.row} ${styles.group}`}
    >
      <div role="gridcell" tabIndex={-1} aria-colspan={columns} id={`${id}-0`} className={styles.cell} data-name>
        <button
          type="button"
          tabIndex={-1}
          className={styles.groupName}
          data-open={line.open || undefined}
          onClick={() => onToggle(line.key, !line.open)}
        >
          <IconChevronRight size={14} />
          <span>{title}</span>
          <span className={styles.groupCount}>{line.count}</span>
        </button>
      </div>
    </div>
  );
}
