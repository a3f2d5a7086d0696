import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { SelectField, TextField } from "@/ui/fields/controls";
import { FileDrop } from "@/ui/imports/file-drop";
import { ImportStart } from "@/ui/imports/start";
import { importsQuery, startImport, targetsQuery } from "../api";
import styles from "./transfer.module.css";

const NEW = "new";

/** Brings the file and leads to what it was recognised as. */
function useStart() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ file, target }: { file: File; target: { id: string } | { name: string } }) =>
      startImport(file, target),
    onSuccess: async (job) => {
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      await navigate({ to: `/import/${job.id}` });
    },
  });
}

/** The name a file suggests for a new campaign. */
export function nameOfFile(file: File): string {
  return file.name
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replace(/[_]+/g, " ")
    .trim();
}

/** The first step: which file, and where its tasks go. */
export function StartForm() {
  const { t } = useLingui();
  const targets = useQuery(targetsQuery);
  const [file, setFile] = useState<File | null>(null);
  const [campaign, setCampaign] = useUrlText("campaign", NEW);
  const [name, setName] = useState("");
  const start = useStart();
  const fault = splitProblem(start.error, ["campaign_name"]);
  const take = (chosen: File) => {
    start.reset();
    setFile(chosen);
    if (!name) setName(nameOfFile(chosen));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) start.mutate({ file, target: campaign === NEW ? { name } : { id: campaign } });
  };
  const choices = [
    { value: NEW, label: t`A new campaign` },
    ...(targets.data?.campaigns ?? []).map(({ id, name: label }) => ({ value: id, label })),
  ];
  return (
    <form onSubmit={submit}>
      <ImportStart
        drop={
          <FileDrop
            title={file ? file.name : t`Drop a file here, or choose one`}
            detail={file ? t`Choose another file` : t`CSV or Excel (.xlsx); in Asana: Export, then CSV`}
            onFile={take}
          />
        }
      >
        <SelectField label={t`Where the tasks go`} value={campaign} choices={choices} onChange={setCampaign} />
        {campaign === NEW && (
          <TextField
            label={t`Name of the new campaign`}
            required
            value={name}
            onChange={setName}
            faults={fault?.fields.campaign_name}
          />
        )}
        {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
        <div>
          <Button type="submit" look="primary" busy={start.isPending} disabled={!file}>
            {t`Read the file`}
          </Button>
        </div>
        <p className={styles.quiet}>{t`Nothing changes before you have seen what each row comes to.`}</p>
      </ImportStart>
    </form>
  );
}
