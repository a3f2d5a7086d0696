import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { withColumn } from "@/ui/imports/columns";
import { WordsTable } from "@/ui/imports/words-table";
import { PageSection } from "@/ui/layout/page";
import { checkImport, type Import, importQuery, mapImport, stagesQuery, targetsQuery } from "../api";
import { asksAbout, type Column, changesWords, type Mapping, withWords } from "../model";
import { Columns } from "./columns";
import { Recognised } from "./recognised";
import styles from "./transfer.module.css";

/** Keeps the mapping and does the dry run. */
function useCheck(job: Import, onChecked: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mapping: Mapping) => checkImport(job.id, mapping),
    onSuccess: (checked) => {
      queries.setQueryData(importQuery(job.id).queryKey, checked);
      void queries.invalidateQueries({ queryKey: ["imports"] });
      void queries.removeQueries({ queryKey: ["import-rows", job.id] });
      onChecked();
    },
  });
}

/** The mapping as it is being corrected; words of people and stages come from the file whenever their columns change. */
function useMapping(job: Import) {
  const [mapping, setMapping] = useState(job.mapping);
  const gather = useMutation({
    mutationFn: (changed: Mapping) => mapImport(job.id, changed),
    onSuccess: (kept) => setMapping((before) => withWords(before, kept.mapping)),
  });
  const onColumn = (index: number, changes: Partial<Column>) => {
    const changed = withColumn(mapping, index, changes);
    setMapping(changed);
    if (changesWords(mapping, changed)) gather.mutate(changed);
  };
  return { mapping, setMapping, onColumn, problem: gather.error };
}

/** Second step: what was recognised, and what each column, person and stage stands for. */
export function MappingStep({ job, onChecked }: { job: Import; onChecked: () => void }) {
  const { t } = useLingui();
  const { mapping, setMapping, onColumn, problem } = useMapping(job);
  const check = useCheck(job, onChecked);
  const fault = splitProblem(check.error ?? problem, []);
  const readOnly = !job.can.includes("map_import");
  return (
    <>
      <Recognised job={job} readOnly={readOnly} />
      <PageSection title={t`What the columns mean`} detail={t`Correct what was read wrong.`}>
        <Columns columns={mapping.columns} faults={fault?.fields ?? {}} readOnly={readOnly} onChange={onColumn} />
      </PageSection>
      <WordSections job={job} mapping={mapping} readOnly={readOnly} onMapping={setMapping} />
      {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
      {!readOnly && (
        <div className={styles.foot}>
          <Button look="primary" busy={check.isPending} onClick={() => check.mutate(mapping)}>
            {t`Check what it comes to`}
          </Button>
          <span className={styles.quiet}>{t`This changes nothing yet.`}</span>
        </div>
      )}
    </>
  );
}

interface WordsProps {
  job: Import;
  mapping: Mapping;
  readOnly: boolean;
  onMapping: (mapping: Mapping) => void;
}

function WordSections({ job, mapping, readOnly, onMapping }: WordsProps) {
  const { t } = useLingui();
  const targets = useQuery(targetsQuery).data;
  const workflow = targets?.campaigns.find(({ id }) => id === job.campaign_id)?.workflow_id ?? "";
  const stages = useQuery({ ...stagesQuery(workflow), enabled: workflow !== "" }).data ?? [];
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      {asksAbout(mapping, "people") && (
        <PageSection title={t`Who is who`} detail={t`Names in the file, and whom they stand for here.`}>
          <WordsTable
            label={t`Who is who`}
            title={t`In the file`}
            words={mapping.people}
            choices={[
              { value: "new", label: t`Add as a new person` },
              { value: "skip", label: t`Leave unassigned` },
              ...named(targets?.people ?? []),
            ]}
            readOnly={readOnly}
            onChange={(people) => onMapping({ ...mapping, people })}
          />
        </PageSection>
      )}
      {asksAbout(mapping, "stages") && (
        <PageSection title={t`Stages`} detail={t`Where tasks of each stage go.`}>
          <WordsTable
            label={t`Stages`}
            title={t`In the file`}
            words={mapping.stages}
            choices={[{ value: "new", label: t`Same name, added if missing` }, ...named(stages)]}
            readOnly={readOnly}
            onChange={(placed) => onMapping({ ...mapping, stages: placed })}
          />
        </PageSection>
      )}
    </>
  );
}
