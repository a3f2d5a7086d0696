import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { TextAreaField, TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { campaignChoicesQuery, createScenario, type Scenario } from "../api";
import styles from "./planning.module.css";

/** Begins a what-if. */
export function ScenarioDialog({ onMade, onClose }: { onMade: (made: Scenario) => void; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [campaigns, setCampaigns] = useState<string[]>([]);
  const save = useWrite(async () => onMade(await createScenario({ name, note, campaign_ids: campaigns })), {
    stale: [["scenarios"]],
    quiet: true,
  });
  const wrong = splitProblem(save.error, ["name", "note"]);
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} disabled={!name.trim()} onClick={() => save.mutate()}>
        {t`Create scenario`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`New scenario`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        {wrong?.whole && <Callout tone="now">{problemText(wrong.whole)}</Callout>}
        <TextField label={t`Name`} value={name} onChange={setName} faults={wrong?.fields.name} />
        <CampaignsField chosen={campaigns} onChange={setCampaigns} />
        <TextAreaField
          label={t`Note`}
          optional={t`optional`}
          value={note}
          onChange={setNote}
          rows={3}
          faults={wrong?.fields.note}
        />
      </div>
    </Dialog>
  );
}

function CampaignsField({ chosen, onChange }: { chosen: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(campaignChoicesQuery);
  const [open, setOpen] = useState(false);
  const choices = data.campaigns.map(({ id, name }) => ({ id, label: name }));
  const names = choices.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
  return (
    <div>
      <span className={styles.label}>{t`Campaigns`}</span>
      <ChoicePicker
        label={t`Campaigns`}
        choices={choices}
        chosen={chosen}
        onChange={onChange}
        several
        open={open}
        onOpenChange={setOpen}
        trigger={<Button onClick={() => setOpen(!open)}>{names.join(", ") || t`All open campaigns`}</Button>}
      />
    </div>
  );
}
