import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { Dialog } from "@/ui/layout/dialog";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { FormFault } from "../parts/form-fault";
import styles from "../parts/people.module.css";
import { createToken, revokeToken, type Token, tokensQuery } from "../people-api";

/** Personal keys for programs: made once, shown once, taken back any time. */
export function TokensPage() {
  const { t } = useLingui();
  const { data: tokens } = useSuspenseQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const head = [
    { key: "name", title: t`Name` },
    { key: "prefix", title: t`Begins with` },
    { key: "scopes", title: t`May` },
    { key: "until", title: t`Works until` },
    { key: "used", title: t`Last used` },
    { key: "tools", title: <span className="visually-hidden">{t`Take back`}</span> },
  ];
  return (
    <>
      <PageHeader
        title={t`API tokens`}
        actions={<Button look="primary" onClick={() => setMaking(true)}>{t`New token`}</Button>}
      />
      <PageBody>
        <Wide flush>
          {tokens.length === 0 ? (
            <EmptyState sentence={t`Tokens let your own programs read and write here as you.`} />
          ) : (
            <DataTable label={t`API tokens`} head={head}>
              {tokens.map((token) => (
                <TokenLine key={token.id} token={token} />
              ))}
            </DataTable>
          )}
        </Wide>
      </PageBody>
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
    </>
  );
}

function TokenLine({ token }: { token: Token }) {
  const { t } = useLingui();
  const language = useLanguage();
  const revoke = useWrite(revokeToken, { stale: [["tokens"]], done: t`Token taken back` });
  const day = (instant: string | null | undefined) => (instant ? formatInstant(instant, language) : "—");
  return (
    <tr>
      <td>{token.name}</td>
      <td>{token.prefix}…</td>
      <td>{token.scopes.join(", ")}</td>
      <td>{day(token.expires_at)}</td>
      <td>{day(token.last_used_at)}</td>
      <td className={styles.tools}>
        <Button look="ghost" onClick={() => revoke.mutate(token.id)}>{t`Take back`}</Button>
      </td>
    </tr>
  );
}

function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"read" | "write">("read");
  const [days, setDays] = useState<"30" | "90" | "365" | "">("90");
  const make = useWrite(
    () =>
      createToken({ name, scopes: scope === "read" ? ["read"] : ["read", "write"], days: days ? Number(days) : null }),
    { stale: [["tokens"]], quiet: true },
  );
  const fault = splitProblem(make.error, ["name"]);
  if (make.data) {
    return (
      <Dialog
        title={t`Your new token`}
        onClose={onClose}
        foot={<Button look="primary" onClick={onClose}>{t`Done`}</Button>}
      >
        <div className={styles.form}>
          <Callout title={t`Copy it now; it is shown this once only.`} />
          <code className={styles.secret}>{make.data.secret}</code>
        </div>
      </Dialog>
    );
  }
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={make.isPending} onClick={() => make.mutate()}>{t`Make the token`}</Button>
    </>
  );
  return (
    <Dialog title={t`New token`} onClose={onClose} foot={foot}>
      <TokenForm {...{ name, setName, scope, setScope, days, setDays }} faults={fault?.fields.name} />
      <FormFault problem={fault?.whole} />
    </Dialog>
  );
}

interface FormProps {
  name: string;
  setName: (name: string) => void;
  scope: "read" | "write";
  setScope: (scope: "read" | "write") => void;
  days: "30" | "90" | "365" | "";
  setDays: (days: "30" | "90" | "365" | "") => void;
  faults: readonly string[] | undefined;
}

function TokenForm({ name, setName, scope, setScope, days, setDays, faults }: FormProps) {
  const { t } = useLingui();
  return (
    <div className={styles.form}>
      <TextField label={t`Name`} hint={t`What it is for`} value={name} onChange={setName} faults={faults} />
      <SelectField
        label={t`It may`}
        value={scope}
        choices={[
          { value: "read", label: t`Read what you see` },
          { value: "write", label: t`Read and write as you` },
        ]}
        onChange={setScope}
      />
      <SelectField
        label={t`Works for`}
        value={days}
        choices={[
          { value: "30", label: t`30 days` },
          { value: "90", label: t`90 days` },
          { value: "365", label: t`One year` },
          { value: "", label: t`Until taken back` },
        ]}
        onChange={setDays}
      />
    </div>
  );
}
