import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { SelectField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { chooseSheet, type Import, importQuery } from "../api";
import styles from "./transfer.module.css";

const ROWS = 5;

/** What the file turned out to be, with its first rows. */
export function Recognised({ job, readOnly }: { job: Import; readOnly: boolean }) {
  const { t } = useLingui();
  const { columns } = job.mapping;
  const { rows, encoding, sheet, sheets, preview } = job.detected;
  const facts = [
    job.tool === "asana" ? t`Asana export` : t`Table`,
    t`${plural(rows, { one: "# row", other: "# rows" })}`,
    t`${plural(columns.length, { one: "# column", other: "# columns" })}`,
    sheet ? t`Sheet “${sheet}”` : encoding.toUpperCase(),
  ];
  const head = columns.map(({ index, header }) => ({ key: String(index), title: header }));
  return (
    <PageSection title={t`What was recognised`} detail={facts.join(" · ")}>
      {sheet && sheets.length > 1 && !readOnly && <SheetChoice job={job} sheet={sheet} />}
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

/** Which sheet of the workbook is read; another one is recognised anew. */
function SheetChoice({ job, sheet }: { job: Import; sheet: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (chosen: string) => chooseSheet(job.id, chosen),
    onSuccess: (read) => queries.setQueryData(importQuery(job.id).queryKey, read),
  });
  const problem = asProblem(choose.error);
  return (
    <div className={styles.sheet}>
      <SelectField
        label={t`Sheet to import`}
        value={sheet}
        choices={job.detected.sheets.map((name) => ({ value: name, label: name }))}
        disabled={choose.isPending}
        onChange={(chosen) => choose.mutate(chosen)}
      />
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
    </div>
  );
}
