import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { FirstRows } from "@/ui/imports/first-rows";
import { SheetChoice } from "@/ui/imports/sheet-choice";
import { PageSection } from "@/ui/layout/page";
import { chooseSheet, type Import, importQuery } from "../api";

/** What the file turned out to be, with its first rows. */
export function Recognised({ job, readOnly }: { job: Import; readOnly: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const choose = async (chosen: string) =>
    queries.setQueryData(importQuery(job.id).queryKey, await chooseSheet(job.id, chosen));
  const { columns } = job.mapping;
  const { rows, encoding, sheet, sheets, preview } = job.detected;
  const facts = [
    job.tool === "asana" ? t`Asana export` : t`Table`,
    t`${plural(rows, { one: "# row", other: "# rows" })}`,
    t`${plural(columns.length, { one: "# column", other: "# columns" })}`,
    sheet ? t`Sheet “${sheet}”` : encoding.toUpperCase(),
  ];
  return (
    <PageSection title={t`What was recognised`} detail={facts.join(" · ")}>
      {sheet && sheets.length > 1 && !readOnly && <SheetChoice sheet={sheet} sheets={sheets} choose={choose} />}
      <FirstRows columns={columns} preview={preview} />
    </PageSection>
  );
}
