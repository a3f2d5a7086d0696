import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/server";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { PageSection } from "@/ui/layout/page";
import { portfolioQuery, programsQuery } from "../../api";
import type { Campaign, CampaignChanges } from "../api";
import styles from "./frames.module.css";

const SHOWN = ["name", "start", "launch", "end", "description", "lead_id", "program_id"] as const;
type Draft = Pick<Campaign, (typeof SHOWN)[number] | "visibility">;

/** Saves what differs from the campaign as it is. */
function useSave(campaign: Campaign, draft: Draft) {
  const { t } = useLingui();
  const changes: CampaignChanges = Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => campaign[name as keyof Draft] !== value),
  );
  const save = useWrite(
    () =>
      api.PATCH("/api/v1/campaigns/{campaign_id}", { params: { path: { campaign_id: campaign.id } }, body: changes }),
    { stale: [["campaign", campaign.id], ["campaigns"]], quiet: true, done: t`Saved` },
  );
  return { save, changed: Object.keys(changes).length > 0 };
}

/** Name, days, lead, program, who sees it. */
export function CampaignBasics({ campaign, readOnly }: { campaign: Campaign; readOnly: boolean }) {
  const { t } = useLingui();
  const { name, start, launch, end, description, lead_id, program_id, visibility } = campaign;
  const [draft, setDraft] = useState<Draft>({ name, start, launch, end, description, lead_id, program_id, visibility });
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const { save, changed } = useSave(campaign, draft);
  const fault = splitProblem(save.error, SHOWN);
  return (
    <PageSection title={t`The campaign`}>
      <TextField
        label={t`Name`}
        value={draft.name}
        disabled={readOnly}
        onChange={(text) => change({ name: text })}
        faults={fault?.fields.name}
      />
      <Days draft={draft} faults={fault?.fields ?? {}} readOnly={readOnly} onChange={change} />
      <Belonging draft={draft} readOnly={readOnly} onChange={change} />
      <TextAreaField
        label={t`What it is for`}
        value={draft.description}
        disabled={readOnly}
        onChange={(text) => change({ description: text })}
      />
      {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
      {!readOnly && (
        <div>
          <Button
            look="primary"
            busy={save.isPending}
            disabled={!changed}
            onClick={() => save.mutate()}
          >{t`Save`}</Button>
        </div>
      )}
    </PageSection>
  );
}

interface PartProps {
  draft: Draft;
  readOnly: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

function Days({ draft, faults, readOnly, onChange }: PartProps & { faults: Readonly<Record<string, string[]>> }) {
  const { t } = useLingui();
  return (
    <div className={styles.triple}>
      <DateField
        label={t`Start`}
        value={draft.start}
        disabled={readOnly}
        onChange={(start) => onChange({ start })}
        faults={faults.start}
      />
      <DateField
        label={t`Launch`}
        value={draft.launch}
        disabled={readOnly}
        onChange={(launch) => onChange({ launch })}
        faults={faults.launch}
      />
      <DateField
        label={t`End`}
        value={draft.end}
        disabled={readOnly}
        onChange={(end) => onChange({ end })}
        faults={faults.end}
      />
    </div>
  );
}

function Belonging({ draft, readOnly, onChange }: PartProps) {
  const { t } = useLingui();
  const people = useQuery(portfolioQuery()).data?.people ?? [];
  const programs = useQuery(programsQuery).data ?? [];
  const named = (rows: readonly { id: string; name: string }[]) => [
    { value: "", label: "—" },
    ...rows.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={t`Lead`}
          value={draft.lead_id ?? ""}
          choices={named(people)}
          disabled={readOnly}
          onChange={(lead) => onChange({ lead_id: lead || null })}
        />
        <SelectField
          label={t`Program`}
          value={draft.program_id ?? ""}
          choices={named(programs)}
          disabled={readOnly}
          onChange={(program) => onChange({ program_id: program || null })}
        />
      </div>
      {!readOnly && (
        <Segmented
          titled
          label={t`Who sees it`}
          value={draft.visibility}
          segments={[
            { value: "open", label: t`Everyone here` },
            { value: "private", label: t`Its members only` },
          ]}
          onChange={(visibility) => onChange({ visibility })}
        />
      )}
    </>
  );
}
