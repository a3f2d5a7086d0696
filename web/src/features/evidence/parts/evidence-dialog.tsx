import { useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { attachFile } from "@/features/files/public";
import { splitProblem } from "@/lib/form-problem";
import { readDecimal } from "@/lib/numbers";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { attempt } from "@/ui/feedback/complain";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { addEvidence } from "../api";
import { blankDraft, isUnread } from "../draft";
import styles from "./evidence.module.css";
import { EvidenceFields } from "./evidence-fields";

const SHOWN = ["title", "source", "url", "observed_on", "summary", "value"];

/** Adds a piece of evidence, with a link, a file, or both. */
export function EvidenceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const form = useId();
  const panel = usePanel();
  const [draft, setDraft] = useState(blankDraft);
  const [files, setFiles] = useState<FileList | null>(null);
  const add = useWrite(
    async () => {
      const made = await addEvidence({ ...draft, value: readDecimal(draft.value), metric_key: "", unit: "" });
      for (const file of files ?? []) await attempt(() => attachFile("evidence", made.id, file));
      onClose();
      panel.open({ kind: "evidence", id: made.id });
    },
    { stale: [["evidence"]], quiet: true },
  );
  const problem = splitProblem(add.error, SHOWN);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isUnread(draft)) add.mutate();
  };
  return (
    <Dialog
      title={t`Add evidence`}
      onClose={onClose}
      foot={<Foot {...{ form, onClose }} busy={add.isPending} />}
      width={560}
    >
      <form id={form} className={styles.form} onSubmit={send} noValidate>
        <TextField
          label={t`What is known`}
          value={draft.title}
          faults={problem?.fields.title}
          onChange={(title) => set({ title })}
        />
        <EvidenceFields draft={draft} faults={problem?.fields ?? {}} onChange={set} />
        <FilesField onChange={setFiles} />
        {problem?.whole && <Callout tone="now">{problemText(problem.whole)}</Callout>}
      </form>
    </Dialog>
  );
}

function FilesField({ onChange }: { onChange: (files: FileList | null) => void }) {
  const { t } = useLingui();
  return (
    <label className={styles.file}>
      <span>{t`Files`}</span>
      <input type="file" multiple onChange={(event) => onChange(event.target.files)} />
    </label>
  );
}

function Foot({ form, busy, onClose }: { form: string; busy: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" type="submit" form={form} busy={busy}>
        {t`Add evidence`}
      </Button>
    </>
  );
}
