import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useContext, useMemo, useRef, useState } from "react";
import { meQuery } from "@/api/me";
import { announce } from "@/lib/announcer";
import { addDays } from "@/lib/dates";
import { useMediaPhone } from "@/lib/hooks/use-media";
import { type Shortcut, useShortcuts } from "@/lib/shortcuts";
import { usePanel, useUrlState } from "@/lib/url-state";
import { EmptyState } from "@/ui/feedback/empty-state";
import { LentEarlierPlan } from "@/ui/nav/lent";
import { boardQuery, type TaskRow, type WorkScreen } from "../api";
import { useArrangement } from "../arrangement";
import { arrange, type Line, may } from "../model";
import { BulkBar } from "../parts/bulk-bar";
import { ChecksDialog } from "../parts/checks-dialog";
import { ConflictDialog } from "../parts/conflict-dialog";
import { type ColumnId, columnsFor } from "../parts/list/columns";
import { ListGrid } from "../parts/list/list-grid";
import { QuickAdd } from "../parts/list/quick-add";
import { reorderMove } from "../parts/list/reorder";
import type { RowActions } from "../parts/list/row";
import { type Grid, useGrid } from "../parts/list/use-grid";
import { type Selection, useSelection } from "../parts/list/use-selection";
import { WorkBar } from "../parts/work-bar";
import type { RowChanges } from "../patch";
import { useClosed } from "../use-closed";
import { useRowHeight } from "../use-row-height";
import { type OpenChecks, type TaskWrites, useTaskWrites } from "../use-task-writes";
import styles from "./list.module.css";

/** A campaign's work as a tree of rows. */
export function ListPage() {
  const { campaignId = "" } = useParams({ strict: false });
  const { data: screen } = useSuspenseQuery(boardQuery(campaignId));
  return <List key={campaignId} screen={screen} />;
}

function useLines(screen: WorkScreen) {
  const { data: me } = useSuspenseQuery(meQuery);
  const [arrangement] = useArrangement();
  const [closed, toggle] = useClosed(`list.${screen.campaign.id}`);
  const lines = useMemo(
    () => arrange(screen, arrangement, closed, me.person.id, addDays(screen.today, 7)),
    [screen, arrangement, closed, me.person.id],
  );
  return { lines, toggle };
}

function useColumns(screen: WorkScreen) {
  const phone = useMediaPhone();
  const compared = useContext(LentEarlierPlan).useDays(screen.campaign.id) !== null;
  return useMemo(() => columnsFor(screen.fields, phone, compared), [screen.fields, phone, compared]);
}

function List({ screen }: { screen: WorkScreen }) {
  const [checks, setChecks] = useState<OpenChecks | null>(null);
  const [search] = useUrlState();
  const writes = useTaskWrites(screen.campaign.id, setChecks);
  const { lines, toggle } = useLines(screen);
  const columns = useColumns(screen);
  const rowHeight = useRowHeight();
  const selection = useSelection(lines);
  const add = useRef<HTMLInputElement>(null);
  const grid = useGrid({
    lines,
    columns,
    mayEdit: (line) => may(screen, line.task, "update_task"),
    onToggle: toggle,
    onReorder: useReorder(screen, writes),
    onExtend: selection.extend,
  });
  const actions = useRowActions(grid, selection, writes, toggle);
  useListKeys({
    grid,
    lines,
    columns: columns.map((column) => column.id),
    selection,
    actions,
    onAdd: () => add.current?.focus(),
  });
  const maySkip = screen.cans.some((can) => can.includes("skip_checks"));
  return (
    <>
      <WorkBar screen={screen} kind="list" groups />
      <div className={styles.list}>
        {lines.length === 0 ? (
          <EmptyList empty={screen.tasks.length === 0} />
        ) : (
          <ListGrid {...{ screen, lines, columns, rowHeight, grid, selection, actions }} />
        )}
        {screen.campaign.can.includes("create_task") && (
          <QuickAdd
            ref={add}
            ready={search.add === true}
            onAdd={async (name) => (await writes.create({ name })) !== null}
          />
        )}
        {selection.ids.length > 0 && (
          <BulkBar ids={selection.ids} screen={screen} writes={writes} onClear={selection.clear} />
        )}
      </div>
      {checks && <ChecksDialog open={checks} writes={writes} maySkip={maySkip} onClose={() => setChecks(null)} />}
      <ConflictDialog />
    </>
  );
}

function EmptyList({ empty }: { empty: boolean }) {
  const { t } = useLingui();
  return (
    <div className={styles.empty}>
      <EmptyState
        sentence={empty ? t`No tasks yet. Type a name below and press Enter.` : t`No task fits these filters.`}
      />
    </div>
  );
}

function useReorder(screen: WorkScreen, writes: TaskWrites) {
  const { t } = useLingui();
  return (line: Parameters<typeof reorderMove>[1], way: Parameters<typeof reorderMove>[2]) => {
    const move = reorderMove(screen.tasks, line, way);
    if (!move || !may(screen, line.task, "move_task")) return;
    void writes.move(line.task.id, move);
    const { name } = line.task;
    const said = {
      up: t`${name} moved up`,
      down: t`${name} moved down`,
      in: t`${name} moved in`,
      out: t`${name} moved out`,
    };
    announce(said[way]);
  };
}

function focusGrid() {
  document.getElementById("task-grid")?.focus({ preventScroll: true });
}

function useRowActions(
  grid: Grid,
  selection: Selection,
  writes: TaskWrites,
  toggle: RowActions["onToggle"],
): RowActions {
  const panel = usePanel();
  const save = (task: TaskRow, changes: RowChanges) => {
    if (changes.stage_id) void writes.move(task.id, { stage_id: changes.stage_id, skip_checks: false });
    else void writes.update(task.id, changes);
  };
  return {
    onOpen: (task) => panel.open({ kind: "task", id: task.id }),
    onToggle: toggle,
    onSelect: (row, extend) => (extend ? selection.extend(row) : selection.toggle(row)),
    onCell: (row, column, edit) => {
      const same = grid.row === row && grid.column === column;
      if (same && grid.editing) return;
      grid.go(row, column);
      focusGrid();
      if (edit && same) grid.edit(column);
    },
    onDone: (task, done) => void writes.setDone(task.id, done),
    onSave: save,
    onEdited: (step) => {
      grid.done(step);
      if (!step) setTimeout(focusGrid);
    },
  };
}

interface KeyOptions {
  grid: Grid;
  lines: readonly Line[];
  columns: readonly ColumnId[];
  selection: Selection;
  actions: RowActions;
  onAdd: () => void;
}

/** The single keys of the list. */
function useListKeys({ grid, lines, columns, selection, actions, onAdd }: KeyOptions) {
  const { t } = useLingui();
  const task = grid.line?.type === "task" ? grid.line.task : null;
  const group = t`List`;
  const editColumn = (id: ColumnId) => {
    const column = columns.indexOf(id);
    if (column < 0) return;
    focusGrid();
    grid.edit(column);
  };
  const step = (by: number) => {
    focusGrid();
    grid.go(Math.max(0, Math.min(lines.length - 1, grid.row + by)), grid.column);
  };
  const keys: Shortcut[] = [
    { keys: "j", label: t`Next task`, group, run: () => step(1) },
    { keys: "k", label: t`Previous task`, group, run: () => step(-1) },
    { keys: "x", label: t`Choose the task`, group, run: () => selection.toggle(grid.row) },
    { keys: " ", label: t`Look into the task`, group, run: () => task && actions.onOpen(task) },
    { keys: "e", label: t`Rename`, group, run: () => editColumn("name") },
    { keys: "a", label: t`Give to someone`, group, run: () => editColumn("people") },
    { keys: "d", label: t`Set the due day`, group, run: () => editColumn("due") },
    { keys: "s", label: t`Change the stage`, group, run: () => editColumn("stage") },
    { keys: "c", label: t`New task`, group, run: onAdd },
    { keys: "mod+a", label: t`Choose all`, group, run: selection.all },
    {
      keys: "f",
      label: t`Finish or reopen`,
      group,
      run: () => task && actions.onDone(task, task.done === null),
    },
  ];
  useShortcuts(keys);
}
