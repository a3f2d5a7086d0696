import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField, TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { createVisitorLink, revokeVisitorLink, type VisitorLink, visitorLinksQuery } from "../api";
import styles from "./updates.module.css";

interface Props {
  kind: string;
  id: string;
}

/** The links by which outsiders read the updates without an account; each ends by itself or at once. */
export function VisitorLinks({ kind, id }: Props) {
  const { t } = useLingui();
  const { data = [] } = useQuery(visitorLinksQuery(kind, id));
  const [making, setMaking] = useState(false);
  return (
    <section className={styles.block} aria-label={t`Links for outsiders`}>
      <div className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{t`Links for outsiders`}</h2>
        <Button onClick={() => setMaking(true)}>{t`New link`}</Button>
      </div>
      <p className={styles.quiet}>{t`Whoever has the link reads the updates, and nothing else, without an account.`}</p>
      <ul className={styles.links}>
        {data.map((link) => (
          <LinkLine key={link.id} link={link} />
        ))}
      </ul>
      {making && <NewLink kind={kind} id={id} onClose={() => setMaking(false)} />}
    </section>
  );
}

function LinkLine({ link }: { link: VisitorLink }) {
  const { t } = useLingui();
  const language = useLanguage();
  const revoke = useWrite(() => revokeVisitorLink(link.id), { stale: [["visitor-links"]], done: t`Link ended` });
  const until = formatInstant(link.expires_at, language);
  return (
    <li>
      <span>
        <strong>{link.name}</strong>
        <span className={styles.quiet}>
          {link.may_answer ? t`reads and answers until ${until}` : t`reads until ${until}`}
        </span>
      </span>
      <Button look="ghost" busy={revoke.isPending} onClick={() => revoke.mutate()}>
        {t`End now`}
      </Button>
    </li>
  );
}

type Days = "7" | "30" | "90" | "365";

function NewLink({ kind, id, onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [days, setDays] = useState<Days>("30");
  const [answers, setAnswers] = useState(true);
  const make = useWrite(() => createVisitorLink({ kind, id, name, days: Number(days), may_answer: answers }), {
    stale: [["visitor-links"]],
  });
  const link = make.data?.data?.link;
  if (link) return <MadeLink link={link} onClose={onClose} />;
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={make.isPending} disabled={!name.trim()} onClick={() => make.mutate()}>
        {t`Make the link`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`A link for an outsider`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <TextField
          label={t`For whom`}
          hint={t`Shown beside their answers.`}
          value={name}
          onChange={setName}
          maxLength={80}
        />
        <SelectField
          label={t`Good for`}
          value={days}
          choices={[
            { value: "7", label: t`a week` },
            { value: "30", label: t`30 days` },
            { value: "90", label: t`90 days` },
            { value: "365", label: t`a year` },
          ]}
          onChange={setDays}
        />
        <CheckField label={t`May answer`} checked={answers} onChange={setAnswers} />
      </div>
    </Dialog>
  );
}

function MadeLink({ link, onClose }: { link: string; onClose: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true));
  const foot = (
    <>
      <Button onClick={copy}>{copied ? t`Copied` : t`Copy`}</Button>
      <Button look="primary" onClick={onClose}>{t`Done`}</Button>
    </>
  );
  return (
    <Dialog title={t`The link is shown once`} onClose={onClose} foot={foot} width={560}>
      <TextField
        label={t`Address to send`}
        hint={t`Drumbeat keeps only a fingerprint of it. Lost ones are ended and made anew.`}
        value={link}
        readOnly
        onChange={() => undefined}
        onFocus={(event) => event.target.select()}
      />
    </Dialog>
  );
}
