import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { PageSkeleton } from "@/ui/feedback/skeleton";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField, TextField } from "@/ui/fields/controls";
import { Mark } from "@/ui/marks/mark";
import { Written } from "@/ui/marks/written";
import { answerVisit, type Visit, visitQuery } from "../api";
import { Answers } from "./answers";
import { HealthMark } from "./health";
import styles from "./updates.module.css";
import "../words";

/** The key stays behind the # of the address, where no server and no log sees it. */
function keyOfAddress(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get("key") ?? "";
}

/** What somebody without an account reads by a link, and may answer. */
export function VisitPage() {
  const { t } = useLingui();
  const [key] = useState(keyOfAddress);
  const { data, error } = useQuery({ ...visitQuery(key), enabled: key !== "" });
  const problem = key === "" ? t`This link is not whole.` : problemOf(error);
  if (!data && !problem) return <PageSkeleton />;
  return (
    <main className={styles.visit}>
      <Mark />
      {problem && <Callout title={problem}>{t`Ask whoever sent it for a new one.`}</Callout>}
      {data && <Shown visit={data} linkKey={key} />}
    </main>
  );
}

function problemOf(error: unknown): string {
  const problem = asProblem(error);
  return problem ? problemText(problem) : "";
}

function Shown({ visit, linkKey }: { visit: Visit; linkKey: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const until = formatInstant(visit.expires_at, language);
  const { workspace } = visit;
  return (
    <>
      <header>
        <h1 className={styles.visitTitle}>{visit.about}</h1>
        <p className={styles.quiet}>{t`Updates from ${workspace}. This link is good until ${until}.`}</p>
      </header>
      {visit.updates.length === 0 && <p>{t`Nothing is told yet. Come back with the same link.`}</p>}
      {visit.updates.map((update) => (
        <article key={update.id} className={styles.card} aria-label={update.title}>
          <header className={styles.cardHead}>
            <HealthMark health={update.health} />
            <h2 className={styles.title}>{update.title}</h2>
          </header>
          <Written html={update.html} />
          <footer className={styles.foot}>
            <span>{update.author}</span>
            <time dateTime={update.created_at}>{formatInstant(update.created_at, language)}</time>
          </footer>
          <Answers answers={update.answers} />
          {visit.may_answer && <VisitorAnswer linkKey={linkKey} updateId={update.id} />}
        </article>
      ))}
    </>
  );
}

function VisitorAnswer({ linkKey, updateId }: { linkKey: string; updateId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [body, setBody] = useState("");
  const send = useWrite(() => answerVisit({ key: linkKey, update_id: updateId, name, body }), {
    done: t`Answer sent`,
    onDone: () => {
      setBody("");
      void queries.invalidateQueries({ queryKey: ["visit", linkKey] });
    },
  });
  return (
    <form
      className={styles.answer}
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim()) send.mutate();
      }}
    >
      <TextAreaField label={t`Your answer`} rows={2} value={body} onChange={setBody} />
      {body.trim() && (
        <>
          <TextField label={t`Your name`} value={name} onChange={setName} maxLength={80} />
          <Button type="submit" look="primary" busy={send.isPending}>
            {t`Send`}
          </Button>
        </>
      )}
    </form>
  );
}
