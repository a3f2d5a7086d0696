import type { ReactNode } from "react";
import styles from "./data-table.module.css";
import { ScrollRegion } from "./scroll-region";

interface Props {
  /** What the table holds, read aloud. */
  label: string;
  /** Titles of the columns; an empty one still needs a key. A column of `figures` has its title over their end. */
  head: readonly { key: string; title: ReactNode; figures?: boolean }[];
  /** Rows of cells. */
  children: ReactNode;
}

/** A plain table divided by hairlines; where it is wider than the page it scrolls by itself, also by keyboard. */
export function DataTable({ label, head, children }: Props) {
  return (
    <ScrollRegion label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map(({ key, title, figures }) => (
              <th key={key} scope="col" data-figures={figures || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}
