import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/ui/layout/data-table";
import type { FileColumn } from "./columns";
import styles from "./imports.module.css";

const ROWS = 5;

interface Props {
  columns: readonly FileColumn[];
  preview: readonly (readonly string[])[];
}

/** The first rows of a file as they were read. */
export function FirstRows({ columns, preview }: Props) {
  const { t } = useLingui();
  const head = columns.map(({ index, header }) => ({ key: String(index), title: header }));
  return (
    <DataTable label={t`First rows of the file`} head={head}>
      {preview.slice(0, ROWS).map((cells, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing but their place.
        <tr key={row}>
          {columns.map(({ index }) => (
            <td key={index} className={styles.cell}>
              {cells[index]}
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}
