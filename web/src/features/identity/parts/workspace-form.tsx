import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LANGUAGE_NAMES } from "@/i18n/language";
import { splitProblem } from "@/lib/form-problem";
import { LANGUAGES } from "@/lib/preferences";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import { PageSection } from "@/ui/layout/page";
import { updateWorkspace, type WorkspaceDetail, workspaceQuery } from "../people-api";
import { FormFault } from "./form-fault";
import styles from "./people.module.css";

const SHOWN = ["name", "language", "time_zone", "currency"] as const;
const ZONES = Intl.supportedValuesOf("timeZone");
const CURRENCIES = Intl.supportedValuesOf("currency");

/** Name, language, time zone and currency of the workspace. */
export function WorkspaceForm() {
  const { data } = useSuspenseQuery(workspaceQuery);
  return <Form key={data.etag} workspace={data} />;
}

function plain(values: readonly string[], present: string) {
  return [...new Set([present, ...values])].map((value) => ({ value, label: value }));
}

function Form({ workspace }: { workspace: WorkspaceDetail }) {
  const { t } = useLingui();
  const { name, language, time_zone, currency } = workspace;
  const [draft, setDraft] = useState({ name, language, time_zone, currency });
  const change = (changes: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...changes }));
  const save = useWrite(() => updateWorkspace(draft), { stale: [["workspace"], ["me"]], quiet: true, done: t`Saved` });
  const fault = splitProblem(save.error, SHOWN);
  const readOnly = !workspace.can.includes("update_workspace");
  return (
    <PageSection title={t`Workspace`}>
      <div className={styles.form}>
        <TextField
          label={t`Name of the workspace`}
          value={draft.name}
          disabled={readOnly}
          onChange={(text) => change({ name: text })}
          faults={fault?.fields.name}
        />
        <SelectField
          label={t`Language of mails and new people`}
          value={draft.language}
          choices={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          disabled={readOnly}
          onChange={(chosen) => change({ language: chosen })}
        />
        <SelectField
          label={t`Time zone`}
          value={draft.time_zone}
          choices={plain(ZONES, time_zone)}
          disabled={readOnly}
          onChange={(zone) => change({ time_zone: zone })}
          faults={fault?.fields.time_zone}
        />
        <SelectField
          label={t`Currency`}
          value={draft.currency}
          choices={plain(CURRENCIES, currency)}
          disabled={readOnly}
          onChange={(chosen) => change({ currency: chosen })}
          faults={fault?.fields.currency}
        />
        <FormFault problem={fault?.whole} />
        {!readOnly && (
          <div>
            <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>{t`Save`}</Button>
          </div>
        )}
      </div>
    </PageSection>
  );
}
