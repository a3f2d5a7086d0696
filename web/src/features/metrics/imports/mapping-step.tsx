import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useChannels } from "@/features/channels/public";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText, textOfCode } from "@/ui/feedback/problem-text";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { withColumn } from "@/ui/imports/columns";
import { FirstRows } from "@/ui/imports/first-rows";
import { SheetChoice } from "@/ui/imports/sheet-choice";
import { WordsTable } from "@/ui/imports/words-table";
import { PageSection } from "@/ui/layout/page";
import { campaignChoicesQuery } from "../api";
import { checkResults, chooseResultSheet, type ResultImport, resultImportQuery } from "./api";
import { Columns } from "./columns";
import { asksForDays, type Mapping } from "./model";
import styles from "./results-import.module.css";

/** What was recognised, and what each column and campaign stands for. */
export function MappingStep({ job, onChecked }: { job: ResultImport; onChecked: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [mapping, setMapping] = useState(job.mapping);
  const [source, setSource] = useState(job.source_name);
  const check = useMutation({
    mutationFn: () => checkResults(job.id, mapping, source),
    onSuccess: (checked) => {
      queries.setQueryData(resultImportQuery(job.id).queryKey, checked);
      void queries.invalidateQueries({ queryKey: ["fact-imports"] });
      queries.removeQueries({ queryKey: ["fact-import-rows", job.id] });
      onChecked();
    },
  });
  const fault = splitProblem(check.error, []);
  const faults = fault?.fields ?? {};
  const readOnly = !job.can.includes("map_fact_import");
  return (
    <>
      <Recognised job={job} readOnly={readOnly} />
      <PageSection title={t`What the columns mean`} detail={t`Correct what was read wrong.`}>
        <Columns
          columns={mapping.columns}
          faults={faults}
          readOnly={readOnly}
          onChange={(index, changes) => setMapping(withColumn(mapping, index, changes))}
        />
      </PageSection>
      <Campaigns mapping={mapping} readOnly={readOnly} onMapping={setMapping} />
      <Whole mapping={mapping} source={source} onSource={setSource} faults={faults} onMapping={setMapping} />
      {faults.campaign_id && <Callout tone="now">{textOfCode(faults.campaign_id[0] ?? "")}</Callout>}
      {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
      {!readOnly && (
        <div className={styles.foot}>
          <Button look="primary" busy={check.isPending} onClick={() => check.mutate()}>
            {t`Check what it comes to`}
          </Button>
          <span className={styles.quiet}>{t`This changes nothing yet.`}</span>
        </div>
      )}
    </>
  );
}

function Recognised({ job, readOnly }: { job: ResultImport; readOnly: boolean }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { rows, encoding, sheet, sheets, preamble, preview } = job.detected;
  const { columns } = job.mapping;
  const choose = async (chosen: string) =>
    queries.setQueryData(resultImportQuery(job.id).queryKey, await chooseResultSheet(job.id, chosen));
  const facts = [
    t`${plural(rows, { one: "# row", other: "# rows" })}`,
    t`${plural(columns.length, { one: "# column", other: "# columns" })}`,
    ...(preamble > 0
      ? [t`${plural(preamble, { one: "# line above the table", other: "# lines above the table" })}`]
      : []),
    sheet ? t`Sheet “${sheet}”` : (encoding ?? "").toUpperCase(),
  ];
  return (
    <PageSection title={t`What was recognised`} detail={facts.join(" · ")}>
      {sheet && sheets.length > 1 && !readOnly && <SheetChoice sheet={sheet} sheets={sheets} choose={choose} />}
      <FirstRows columns={columns} preview={preview} />
    </PageSection>
  );
}

interface PartProps {
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}

function Campaigns({ mapping, readOnly, onMapping }: PartProps & { readOnly: boolean }) {
  const { t } = useLingui();
  const campaigns = useQuery(campaignChoicesQuery).data?.campaigns ?? [];
  if (Object.keys(mapping.campaigns).length === 0 || !mapping.columns.some(({ field }) => field === "campaign"))
    return null;
  const choices = [
    { value: "assign", label: t`Assign later` },
    { value: "skip", label: t`Leave out` },
    ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <PageSection title={t`Campaigns`} detail={t`Found by name, or by the slug that links bear.`}>
      <WordsTable
        label={t`Campaigns`}
        title={t`In the file`}
        words={mapping.campaigns}
        choices={choices}
        readOnly={readOnly}
        onChange={(told) => onMapping({ ...mapping, campaigns: told })}
      />
    </PageSection>
  );
}

interface WholeProps extends PartProps {
  source: string;
  onSource: (name: string) => void;
  faults: Readonly<Record<string, string[]>>;
}

/** What holds for the whole file. */
function Whole({ mapping, source, onSource, faults, onMapping }: WholeProps) {
  const { t } = useLingui();
  const { listed } = useChannels();
  const byColumn = mapping.columns.some(({ field }) => field === "channel");
  const channels = [{ value: "", label: t`No channel` }, ...listed.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <PageSection title={t`The whole file`}>
      <div className={styles.whole}>
        <TextField
          label={t`Source`}
          hint={t`A later file of this source replaces what it says of the same days.`}
          value={source}
          onChange={onSource}
        />
        {!byColumn && (
          <SelectField
            label={t`Channel`}
            value={mapping.channel_id ?? ""}
            choices={channels}
            onChange={(id) => onMapping({ ...mapping, channel_id: id || null })}
          />
        )}
        <TextField
          label={t`Currency, where the file names none`}
          value={mapping.currency}
          onChange={(text) => onMapping({ ...mapping, currency: text.toUpperCase().slice(0, 3) })}
        />
        {asksForDays(mapping) && (
          <>
            <DateField
              label={t`First day`}
              value={mapping.first}
              faults={faults.first}
              onChange={(first) => onMapping({ ...mapping, first })}
            />
            <DateField label={t`Last day`} value={mapping.last} onChange={(last) => onMapping({ ...mapping, last })} />
          </>
        )}
      </div>
    </PageSection>
  );
}
