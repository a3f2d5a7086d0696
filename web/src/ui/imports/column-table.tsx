import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { textOfCode } from "@/ui/feedback/problem-text";
import { DataTable } from "@/ui/layout/data-table";
import type { FileColumn } from "./columns";
import styles from "./imports.module.css";

interface Props<C> {
  columns: readonly C[];
  /** Codes per `columns.<index>`. */
  faults: Readonly<Record<string, string[]>>;
  /** The control that says what a column means. */
  meaning: (column: C) => ReactNode;
  /** What else is asked of a column of that meaning. */
  more: (column: C) => ReactNode;
}

/** The columns of a file, each with its meaning to correct. */
export function ColumnTable<C extends FileColumn>({ columns, faults, meaning, more }: Props<C>) {
  const { t } = useLingui();
  const head = [
    { key: "column", title: t`Column` },
    { key: "samples", title: t`For example` },
    { key: "meaning", title: t`Meaning` },
    { key: "more", title: t`More` },
  ];
  const whole = faults.columns?.[0];
  return (
    <>
      {whole && <p className={styles.fault}>{textOfCode(whole)}</p>}
      <DataTable label={t`Columns of the file`} head={head}>
        {columns.map((column) => {
          const fault = faults[`columns.${column.index}`]?.[0];
          return (
            <tr key={column.index} data-quiet={column.field === "skip" || undefined}>
              <td className={styles.header}>{column.header}</td>
              <td className={styles.samples}>{column.samples.slice(0, 3).join(" · ")}</td>
              <td className={styles.choice}>
                {meaning(column)}
                {fault && <div className={styles.fault}>{textOfCode(fault)}</div>}
              </td>
              <td className={styles.choice}>{more(column)}</td>
            </tr>
          );
        })}
      </DataTable>
    </>
  );
}
