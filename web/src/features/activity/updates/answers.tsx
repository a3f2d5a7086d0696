import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField } from "@/ui/fields/controls";
import { Written } from "@/ui/marks/written";
import { type Answer, postComment } from "../api";
import styles from "./updates.module.css";

/** What was said about an update; outsiders are marked with the link they came by. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  if (answers.length === 0) return null;
  return (
    <ol className={styles.answers} aria-label={t`Answers`}>
      {answers.map((answer) => (
        <li key={answer.id}>
          <div className={styles.answerHead}>
            <strong>{answer.author}</strong>
            {answer.visitor && <span className={styles.visitor}>{answer.link || t`visitor`}</span>}
            <time dateTime={answer.created_at}>{formatInstant(answer.created_at, language)}</time>
          </div>
          <Written html={answer.html} />
        </li>
      ))}
    </ol>
  );
}

/** A colleague's answer; those with a link read it too. */
export function AnswerForm({ updateId }: { updateId: string }) {
  const { t } = useLingui();
  const [body, setBody] = useState("");
  const send = useWrite(() => postComment({ kind: "status_update", id: updateId, body }), {
    stale: [["updates"]],
    onDone: () => setBody(""),
  });
  return (
    <div className={styles.answer}>
      <TextAreaField
        label={t`Answer`}
        hint={body ? t`Those who have a link read this too.` : undefined}
        rows={1}
        value={body}
        onChange={setBody}
      />
      {body.trim() && (
        <Button look="primary" busy={send.isPending} onClick={() => send.mutate()}>
          {t`Send`}
        </Button>
      )}
    </div>
  );
}
