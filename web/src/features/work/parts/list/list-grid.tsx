import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useEffect, useRef } from "react";
import type { WorkScreen } from "../../api";
import { useArrangement } from "../../arrangement";
import { type Line, may, type SortBy } from "../../model";
import { useGroupTitle } from "../group-title";
import { type Column, templateOf, widthOf } from "./columns";
import styles from "./grid.module.css";
import { GroupGridRow, type RowActions, TaskGridRow } from "./row";
import type { Grid } from "./use-grid";
import type { Selection } from "./use-selection";

interface Props {
  screen: WorkScreen;
  lines: readonly Line[];
  columns: readonly Column[];
  rowHeight: number;
  grid: Grid;
  selection: Selection;
  actions: RowActions;
}

const HEAD = 32;

/** The list as a tree grid; only the rows in sight are drawn. */
export function ListGrid(props: Props) {
  const { t } = useLingui();
  const { lines, columns, rowHeight, grid } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: HEAD,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the density changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the row the person stands at, nothing else.
  useEffect(() => virtual.scrollToIndex(grid.row), [grid.row]);
  const frame = { "--columns": templateOf(columns), "--least": `${widthOf(columns)}px` } as CSSProperties;
  return (
    <div ref={scroll} className={styles.scroll}>
      <div
        id="task-grid"
        role="treegrid"
        tabIndex={0}
        className={styles.grid}
        style={frame}
        aria-label={t`Tasks`}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={lines.length > 0 ? `row-${grid.row}-${grid.column}` : undefined}
        onKeyDown={grid.key}
      >
        <GridHead columns={columns} />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => (
            <div
              key={item.key}
              role="presentation"
              className={styles.slot}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row {...props} index={item.index} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Row({ screen, lines, columns, grid, selection, actions, index }: Props & { index: number }) {
  const title = useGroupTitle(screen);
  const [{ group }] = useArrangement();
  const line = lines[index];
  if (!line) return null;
  const here = grid.row === index;
  if (line.type === "group") {
    return (
      <GroupGridRow
        id={`row-${index}`}
        index={index}
        line={line}
        title={title(group, line.value)}
        at={here}
        columns={columns.length}
        onToggle={actions.onToggle}
      />
    );
  }
  return (
    <TaskGridRow
      id={`row-${index}`}
      index={index}
      line={line}
      screen={screen}
      columns={columns}
      selected={selection.has(line.task.id)}
      at={here ? grid.column : -1}
      editing={here && grid.editing}
      mayEdit={may(screen, line.task, "update_task")}
      actions={actions}
    />
  );
}

function GridHead({ columns }: { columns: readonly Column[] }) {
  return (
    <div role="row" tabIndex={-1} className={styles.head} aria-rowindex={1}>
      {columns.map((column) => (
        <HeadCell key={column.id} column={column} />
      ))}
    </div>
  );
}

function HeadCell({ column }: { column: Column }) {
  const { t } = useLingui();
  const [{ sort, descending }, arrange] = useArrangement();
  const label = typeof column.label === "string" ? column.label : t(column.label);
  const sorted = column.sort !== undefined && column.sort === sort;
  const sortBy = (by: SortBy) =>
    arrange(sorted && descending ? { sort: "rank", descending: false } : { sort: by, descending: sorted });
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  const by = column.sort;
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      className={`${styles.headCell} ${column.figures ? "figures" : ""}`}
      {...(sorted ? { "aria-sort": descending ? ("descending" as const) : ("ascending" as const) } : {})}
    >
      {by ? (
        <button type="button" tabIndex={-1} onClick={() => sortBy(by)}>
          {label}
          {sorted && <Arrow size={12} />}
        </button>
      ) : (
        label
      )}
    </div>
  );
}
