import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { asProblem } from "@/lib/problem";
import { useUrlText } from "@/lib/url-state";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { SelectField } from "@/ui/fields/controls";
import { FileDrop } from "@/ui/imports/file-drop";
import { ImportStart } from "@/ui/imports/start";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { campaignChoicesQuery, sendResults } from "../api";
import { type ResultImportLine, resultImportsQuery } from "./api";
import styles from "./results-import.module.css";

/** Which file, and whether all of it is one campaign's. */
export function Start() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const campaigns = useQuery(campaignChoicesQuery).data?.campaigns ?? [];
  const [campaign, setCampaign] = useUrlText("campaign");
  const send = useMutation({
    mutationFn: (file: File) => sendResults(file, campaign),
    onSuccess: async (job) => {
      await queries.invalidateQueries({ queryKey: resultImportsQuery.queryKey });
      await navigate({ to: `/results-import/${job.id}` });
    },
  });
  const problem = asProblem(send.error);
  const choices = [
    { value: "", label: t`The file says which campaign` },
    ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <ImportStart
      drop={
        <FileDrop
          title={send.isPending ? t`Reading the file` : t`Drop a file of results here, or choose one`}
          detail={t`CSV or Excel, as your ad, mail or analytics tool exports it`}
          disabled={send.isPending}
          onFile={(file) => send.mutate(file)}
        />
      }
    >
      <SelectField label={t`Whose results`} value={campaign} choices={choices} onChange={setCampaign} />
      <p className={styles.quiet}>{t`Nothing changes before you have seen what each value comes to.`}</p>
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
    </ImportStart>
  );
}

/** Files brought before. */
export function Earlier({ imports }: { imports: readonly ResultImportLine[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  if (imports.length === 0) return null;
  const states = {
    detected: t`Columns to check`,
    checked: t`Ready to import`,
    running: t`Running`,
    done: t`Imported`,
    failed: t`Stopped`,
  };
  const head = [
    { key: "file", title: t`File` },
    { key: "source", title: t`Source` },
    { key: "state", title: t`State` },
    { key: "when", title: t`Brought` },
  ];
  return (
    <PageSection title={t`Brought before`}>
      <DataTable label={t`Brought before`} head={head}>
        {imports.map((job) => {
          const address: string = `/results-import/${job.id}`;
          return (
            <tr key={job.id}>
              <td>
                <Link to={address}>{job.file_name}</Link>
              </td>
              <td className={styles.quiet}>{job.source_name}</td>
              <td>{states[job.state]}</td>
              <td className={styles.quiet}>{formatInstant(job.created_at, language)}</td>
            </tr>
          );
        })}
      </DataTable>
    </PageSection>
  );
}
