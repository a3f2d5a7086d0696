import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { peopleQuery } from "@/api/people";
import { History } from "@/features/activity/public";
import { splitProblem } from "@/lib/form-problem";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { InlineText } from "@/ui/fields/inline-text";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Program, type ProgramChanges, programsQuery } from "../api";
import { updateProgram } from "./api";
import { ProgramCampaigns } from "./program-campaigns";
import styles from "./programs.module.css";

/** One program: what it is, its campaigns, and what happened to it. */
export function ProgramPage() {
  const { t } = useLingui();
  const { programId = "" } = useParams({ strict: false });
  const { data: programs } = useSuspenseQuery(programsQuery);
  const program = programs.find(({ id }) => id === programId);
  if (!program) return <EmptyState sentence={t`There is no such program, or you may not see it.`} />;
  return <ProgramView key={program.id} program={program} />;
}

function ProgramView({ program }: { program: Program }) {
  const { t } = useLingui();
  const readOnly = !program.can.includes("update_program");
  const save = useWrite((changes: ProgramChanges) => updateProgram(program.id, changes), {
    stale: [["programs"], ["program", program.id]],
  });
  const faults = splitProblem(save.error, ["start", "end"])?.fields ?? {};
  const results: string = `/programs/${program.id}/results`; // a page of a feature above this one
  const title = (
    <InlineText
      label={t`Name of the program`}
      size="page"
      value={program.name}
      readOnly={readOnly}
      onSave={(name) => save.mutate({ name })}
    />
  );
  return (
    <>
      <PageHeader
        lead={<Link to="/programs">{t`Programs`}</Link>}
        title={title}
        actions={<Link to={results}>{t({ context: "of a campaign", message: "Results" })}</Link>}
      />
      <PageBody>
        <Wide>
          <About program={program} readOnly={readOnly} faults={faults} onSave={save.mutate} />
          <ProgramCampaigns program={program} />
          <History program={program.id} />
        </Wide>
      </PageBody>
    </>
  );
}

interface AboutProps {
  program: Program;
  readOnly: boolean;
  faults: Readonly<Record<string, string[]>>;
  onSave: (changes: ProgramChanges) => void;
}

function About({ program, readOnly, faults, onSave }: AboutProps) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? [];
  const [description, setDescription] = useState(program.description);
  const choices = [{ value: "", label: "—" }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <PageSection title={t`About`}>
      <div className={styles.facts}>
        <SelectField
          label={t`Lead`}
          value={program.lead_id ?? ""}
          choices={choices}
          disabled={readOnly}
          onChange={(lead) => onSave({ lead_id: lead || null })}
        />
        <DateField
          label={t`Start`}
          value={program.start}
          disabled={readOnly}
          faults={faults.start}
          onChange={(start) => onSave({ start })}
        />
        <DateField
          label={t`End`}
          value={program.end}
          disabled={readOnly}
          faults={faults.end}
          onChange={(end) => onSave({ end })}
        />
      </div>
      <TextAreaField
        label={t`Description`}
        value={description}
        disabled={readOnly}
        onChange={setDescription}
        onBlur={() => description !== program.description && onSave({ description })}
      />
    </PageSection>
  );
}
