import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { meQuery } from "@/api/me";
import { api } from "@/api/server";
import type { PlainDate } from "@/lib/dates";
import { type FormProblem, splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { CheckField, SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { Dialog } from "@/ui/layout/dialog";
import { templatesQuery, typesQuery } from "../api";
import styles from "./create-campaign-dialog.module.css";
import { Fit, RoleChoices } from "./template-choices";

interface Draft {
  name: string;
  type: string;
  template: string;
  launch: PlainDate | null;
  isPrivate: boolean;
  /** "" for oneself. */
  lead: string;
  /** The template's roles by key; those without a person are left out. */
  roles: Readonly<Record<string, string>>;
}

const EMPTY: Draft = { name: "", type: "", template: "", launch: null, isPrivate: false, lead: "", roles: {} };

/** From a type and a template to a campaign with its tasks placed before the launch. */
export function CreateCampaignDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const { busy, problem, create } = useCreate(onClose);
  const types = useQuery(typesQuery).data ?? [];
  const type = draft.type || types[0]?.id || "";
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void create({ ...draft, type });
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" type="submit" form="new-campaign" busy={busy} disabled={!draft.name.trim() || !type}>
        {t`Create the campaign`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`New campaign`} onClose={onClose} foot={foot} width={520}>
      <form id="new-campaign" className={styles.form} onSubmit={submit}>
        <Fields draft={{ ...draft, type }} problem={problem} onChange={change} />
        {problem?.whole && <Callout tone="now">{problemText(problem.whole)}</Callout>}
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  draft: Draft;
  problem: FormProblem | null;
  onChange: (changes: Partial<Draft>) => void;
}

function Fields({ draft, problem, onChange }: FieldsProps) {
  const { t } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  const types = useQuery(typesQuery).data ?? [];
  return (
    <>
      <TextField
        label={t`Name`}
        value={draft.name}
        maxLength={300}
        faults={problem?.fields.name}
        onChange={(name) => onChange({ name })}
      />
      <SelectField
        label={t`Type`}
        value={draft.type}
        choices={types.map((each) => ({ value: each.id, label: each.name }))}
        onChange={(chosen) => onChange({ type: chosen, template: "", roles: {} })}
      />
      <TemplateChoice
        type={draft.type}
        template={draft.template}
        onChange={(template) => onChange({ template, roles: {} })}
      />
      <DateField
        label={t`Launch`}
        value={draft.launch}
        faults={problem?.fields.launch}
        onChange={(launch) => onChange({ launch })}
      />
      <Fit template={draft.template} launch={draft.launch} />
      <RoleChoices
        template={draft.template}
        lead={draft.lead || me.person.id}
        roles={draft.roles}
        onLead={(lead) => onChange({ lead })}
        onRoles={(roles) => onChange({ roles })}
      />
      <CheckField
        label={t`Private: only its people see it`}
        checked={draft.isPrivate}
        onChange={(isPrivate) => onChange({ isPrivate })}
      />
    </>
  );
}

function useCreate(onClose: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const create = async (draft: Draft) => {
    setBusy(true);
    try {
      const { data } = await api.POST("/api/v1/campaigns", {
        body: {
          name: draft.name.trim(),
          type_id: draft.type,
          template_id: draft.template || null,
          launch: draft.launch,
          visibility: draft.isPrivate ? "private" : "open",
          purpose: "",
          description: "",
          lead_id: draft.lead || null,
          roles: draft.roles,
        },
      });
      await queries.invalidateQueries({ queryKey: ["campaigns"] });
      onClose();
      if (data) await navigate({ to: "/campaigns/$campaignId", params: { campaignId: data.id } });
    } catch (error) {
      setProblem(splitProblem(error, ["name", "launch"]));
      setBusy(false);
    }
  };
  return { busy, problem, create };
}

interface TemplateProps {
  type: string;
  template: string;
  onChange: (template: string) => void;
}

function TemplateChoice({ type, template, onChange }: TemplateProps) {
  const { t } = useLingui();
  const templates = useQuery(templatesQuery).data ?? [];
  const fitting = templates.filter((each) => each.type_id === null || each.type_id === type);
  const choices = [
    { value: "", label: t`Empty, without tasks` },
    ...fitting.map((each) => ({ value: each.id, label: each.name })),
  ];
  const about = fitting.find(({ id }) => id === template)?.description;
  return <SelectField label={t`Template`} hint={about} value={template} choices={choices} onChange={onChange} />;
}
