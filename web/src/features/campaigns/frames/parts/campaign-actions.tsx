import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, bodyOf } from "@/api/server";
import { Button } from "@/ui/actions/button";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { useWrite } from "@/ui/feedback/use-write";
import { TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { PageSection } from "@/ui/layout/page";
import type { Campaign } from "../api";
import styles from "./frames.module.css";

type Asked = "copy" | "template" | "remove";

/** What can be done with a campaign as a whole: copy, keep as template, archive, remove. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Asked | null>(null);
  const path = { campaign_id: campaign.id };
  const archived = campaign.state === "archived";
  const archive = useWrite(
    () =>
      api.PATCH("/api/v1/campaigns/{campaign_id}", {
        params: { path },
        body: { state: archived ? "open" : "archived" },
      }),
    { stale: [["campaign", campaign.id], ["campaigns"]], done: archived ? t`Opened again` : t`Archived` },
  );
  const may = (verb: string) => campaign.can.includes(verb);
  const close = () => setAsked(null);
  return (
    <PageSection title={t`The campaign as a whole`}>
      <div className={styles.row}>
        {may("copy_campaign") && <Button onClick={() => setAsked("copy")}>{t`Copy`}</Button>}
        {may("save_as_template") && <Button onClick={() => setAsked("template")}>{t`Save as template`}</Button>}
        {may("update_campaign") && (
          <Button busy={archive.isPending} onClick={() => archive.mutate()}>
            {archived ? t`Open again` : t`Archive`}
          </Button>
        )}
        {may("remove_campaign") && (
          <Button look="danger" onClick={() => setAsked("remove")}>{t`Remove the campaign`}</Button>
        )}
      </div>
      {asked === "copy" && <CopyDialog campaign={campaign} onClose={close} />}
      {asked === "template" && <TemplateDialog campaign={campaign} onClose={close} />}
      {asked === "remove" && <RemoveDialog campaign={campaign} onClose={close} />}
    </PageSection>
  );
}

interface DialogProps {
  campaign: Campaign;
  onClose: () => void;
}

function CopyDialog({ campaign, onClose }: DialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState(campaign.name);
  const [launch, setLaunch] = useState<string | null>(null);
  const copy = useWrite(
    async () => {
      const params = { path: { campaign_id: campaign.id } };
      const body = { name, launch, visibility: campaign.visibility };
      const made = await bodyOf(api.POST("/api/v1/campaigns/{campaign_id}/copy", { params, body }));
      const to: string = `/campaigns/${made.id}`;
      await navigate({ to });
    },
    { stale: [["campaigns"]] },
  );
  return (
    <ConfirmDialog
      title={t`Copy the campaign`}
      verb={t`Copy`}
      busy={copy.isPending}
      onConfirm={() => copy.mutate()}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextField label={t`Name of the copy`} value={name} onChange={setName} />
        <DateField
          label={t`Launch of the copy`}
          hint={t`The copied tasks are placed around this day`}
          value={launch}
          onChange={setLaunch}
        />
      </div>
    </ConfirmDialog>
  );
}

function TemplateDialog({ campaign, onClose }: DialogProps) {
  const { t } = useLingui();
  const [name, setName] = useState(campaign.name);
  const save = useWrite(
    () =>
      api.POST("/api/v1/campaigns/{campaign_id}/template", {
        params: { path: { campaign_id: campaign.id } },
        body: { name, description: "" },
      }),
    { stale: [["templates"]], done: t`Saved under Templates`, onDone: onClose },
  );
  return (
    <ConfirmDialog
      title={t`Save as template`}
      verb={t`Save the template`}
      busy={save.isPending}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <div className={styles.form}>
        <p>{t`Tasks, links and deliverables are kept relative to the launch; people become roles.`}</p>
        <TextField label={t`Name of the template`} value={name} onChange={setName} />
      </div>
    </ConfirmDialog>
  );
}

function RemoveDialog({ campaign, onClose }: DialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const remove = useWrite(
    () => api.DELETE("/api/v1/campaigns/{campaign_id}", { params: { path: { campaign_id: campaign.id } } }),
    { stale: [["campaigns"]], done: t`Campaign removed`, onDone: () => void navigate({ to: "/" }) },
  );
  const { name } = campaign;
  return (
    <ConfirmDialog
      title={t`Remove ${name}?`}
      verb={t`Remove the campaign`}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {t`Its tasks, deliverables and files go with it. This can be undone right afterwards.`}
    </ConfirmDialog>
  );
}
