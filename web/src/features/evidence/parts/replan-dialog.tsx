import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { campaignChoicesQuery, type EvidenceInFull, openReplan } from "../api";
import styles from "./evidence.module.css";

/** Opens the task of planning a campaign again, because the market changed. */
export function ReplanDialog({ row, onClose }: { row: EvidenceInFull; onClose: () => void }) {
  const { t } = useLingui();
  const form = useId();
  const panel = usePanel();
  const campaigns = useQuery(campaignChoicesQuery).data?.campaigns ?? [];
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");
  const campaign = chosen || (campaigns[0]?.id ?? "");
  const open = useWrite(
    async () => {
      const made = await openReplan(row.id, { campaign_id: campaign, note });
      onClose();
      panel.open(made);
    },
    { stale: [["evidence"], ["citations"], ["campaign", campaign]], quiet: true },
  );
  const problem = splitProblem(open.error, ["note"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" type="submit" form={form} disabled={!campaign} busy={open.isPending}>
        {t`Open the task`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Plan a campaign again`} onClose={onClose} foot={foot}>
      <form id={form} className={styles.form} onSubmit={send} noValidate>
        <p>{t`A task of yours is added to the campaign. It cites this change of the market.`}</p>
        <SelectField
          label={t`Campaign`}
          value={campaign}
          choices={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
        <TextAreaField
          label={t`What has to be looked at?`}
          rows={3}
          value={note}
          faults={problem?.fields.note}
          onChange={setNote}
        />
        {problem?.whole && <Callout tone="now">{problemText(problem.whole)}</Callout>}
      </form>
    </Dialog>
  );
}
