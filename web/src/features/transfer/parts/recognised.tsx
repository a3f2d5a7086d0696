import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import type { Import } from "../api";
import styles from "./transfer.module.css";

const ROWS = 5;

/** What the file turned out to be, with its first rows. */
export function Recognised({ job }: { job: Import }) {
  const { t } = useLingui();
  const { columns } = job.mapping;
  const { rows, encoding, sheet, preview } = job.detected;
  const facts = [
    job.tool === "asana" ? t`Asana export` : t`Table`,
    t`${plural(rows, { one: "# row", other: "# rows" })}`,
    t`${plural(columns.length, { one: "# column", other: "# columns" })}`,
    sheet ? t`Sheet “${sheet}”` : encoding.toUpperCase(),
  ];
  const head = columns.map(({ index, header }) => ({ key: String(index), title: header }));
  return (
    <PageSection title={t`What was recognised`} detail={facts.join(" · ")}>
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
    </PageSection>
  );
}
