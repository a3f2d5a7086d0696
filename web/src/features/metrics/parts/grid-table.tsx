import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import { useLanguage } from "@/i18n/language";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText, textOfCode } from "@/ui/feedback/problem-text";
import { ScrollRegion } from "@/ui/layout/scroll-region";
import type { Metric } from "../api";
import { type Span, spanName } from "../model";
import { UNITS } from "../words";
import styles from "./grid.module.css";
import { type GridProps, useGrid } from "./use-grid";

/** The grid: arrow keys move, Enter goes down, a block copied from a spreadsheet fills from the cell on. */
export function GridTable({ readOnly, ...props }: GridProps & { readOnly: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  const grid = useGrid(props, t`The values were written`);
  const { spans, columns } = props;
  const { changed, unread } = grid;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed > 0 && unread === 0) grid.submit();
      }}
    >
      <ScrollRegion className={styles.scroll} label={t`Values by day and metric`}>
        <table className={styles.grid} onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">{t`Days`}</th>
              {columns.map((metric) => (
                <th key={metric.key} scope="col">
                  {metric.name}
                  <span className={styles.unit}>
                    {metric.unit === "money" ? props.grid.currency : t(UNITS[metric.unit])}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spans.map((span, row) => (
              <tr key={span.start}>
                <th scope="row">{spanName(span, language)}</th>
                {columns.map((metric, column) => (
                  <GridCell
                    key={metric.key}
                    grid={grid}
                    span={span}
                    metric={metric}
                    row={row}
                    column={column}
                    readOnly={readOnly}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {grid.problem && <Callout tone="now">{problemText(grid.problem)}</Callout>}
      <Faults grid={grid} />
      {!readOnly && (
        <div className={styles.foot}>
          <Button type="submit" look="primary" busy={grid.busy} disabled={changed === 0 || unread > 0}>
            {changed === 0
              ? t`Write the values`
              : t`${plural(changed, { one: "Write # value", other: "Write # values" })}`}
          </Button>
          {changed > 0 && <Button onClick={grid.forget}>{t`Forget what was typed`}</Button>}
          <span className={styles.quiet} role="status">
            {unread > 0
              ? t`${plural(unread, { one: "# cell is no number", other: "# cells are no numbers" })}`
              : t`Paste a block from a spreadsheet into any cell. Empty a cell to clear it.`}
          </span>
        </div>
      )}
    </form>
  );
}

interface CellProps {
  grid: ReturnType<typeof useGrid>;
  span: Span;
  metric: Metric;
  row: number;
  column: number;
  readOnly: boolean;
}

function GridCell({ grid, span, metric, row, column, readOnly }: CellProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const { before, text } = grid.textAt(span, metric);
  const place = grid.placeOf(span, metric);
  const several = (grid.there(span, metric)?.count ?? 0) > 1;
  const fault = grid.faults[place] !== undefined || grid.isUnread(text);
  return (
    <td>
      <input
        aria-label={t`${metric.name}, ${spanName(span, language)}`}
        aria-invalid={fault || undefined}
        data-at={`${row} ${column}`}
        data-changed={text !== before || undefined}
        data-several={several || undefined}
        title={several ? t`The sum of several values; choose a channel to change one` : undefined}
        inputMode="decimal"
        autoComplete="off"
        readOnly={readOnly}
        value={text}
        onChange={(event) => grid.type(place, event.target.value, before)}
        onPaste={(event) => grid.paste(event, row, column)}
      />
    </td>
  );
}

/** Each cell that was refused, by its name. */
function Faults({ grid }: { grid: CellProps["grid"] }) {
  const { t } = useLingui();
  const faults = Object.entries(grid.faults);
  if (faults.length === 0) return null;
  return (
    <ul className={styles.faults} aria-label={t`Cells that could not be written`}>
      {faults.slice(0, 20).map(([place, { code, facts }]) => (
        <li key={place}>
          {place}: {textOfCode(`cell.${code}`, facts) ?? code}
        </li>
      ))}
    </ul>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves between cells; left and right only from the ends of what is typed. */
function move(event: KeyboardEvent<HTMLTableElement>) {
  const cell = event.target;
  const step = STEPS[event.key];
  if (!step || !(cell instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
  const [row = 0, column = 0] = (cell.dataset.at ?? "").split(" ").map(Number);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return;
  if (event.key === "ArrowLeft" && cell.selectionEnd !== 0) return;
  if (event.key === "ArrowRight" && cell.selectionStart !== cell.value.length) return;
  event.preventDefault();
  const next = event.currentTarget.querySelector<HTMLInputElement>(`[data-at="${row + step[0]} ${column + step[1]}"]`);
  next?.focus();
  next?.select();
}
