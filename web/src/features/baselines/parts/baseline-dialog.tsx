import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatLongDay, todayIn } from "@/lib/dates";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField, TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { type Baseline, renameBaseline, takeBaseline } from "../api";
import styles from "./baselines.module.css";

interface Props {
  campaignId: string;
  /** The baseline to rename; null takes a new one. */
  baseline: Baseline | null;
  onClose: () => void;
}

/** Takes a baseline, or changes the name and note of one. */
export function BaselineDialog({ campaignId, baseline, onClose }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const today = formatLongDay(todayIn(), language);
  const [name, setName] = useState(baseline?.name ?? t`Plan of ${today}`);
  const [note, setNote] = useState(baseline?.note ?? "");
  const write = useWrite(
    () => (baseline ? renameBaseline(baseline.id, name, note) : takeBaseline(campaignId, name, note)),
    { stale: [["baselines", campaignId]], done: baseline ? t`Baseline renamed` : t`Baseline taken`, onDone: onClose },
  );
  const faults = asProblem(write.error)?.fields?.name;
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={write.isPending} disabled={!name.trim()} onClick={() => write.mutate()}>
        {baseline ? t`Save` : t`Take baseline`}
      </Button>
    </>
  );
  return (
    <Dialog title={baseline ? t`Rename the baseline` : t`Take a baseline`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        {!baseline && <p>{t`Keeps the planned days, lengths and effort of every task as they are now.`}</p>}
        <TextField label={t`Name`} value={name} faults={faults} maxLength={120} onChange={setName} />
        <TextAreaField label={t`Note`} optional={t`optional`} value={note} maxLength={2000} onChange={setNote} />
      </div>
    </Dialog>
  );
}
