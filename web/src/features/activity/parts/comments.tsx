import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { api } from "@/api/server";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { attempt } from "@/ui/feedback/complain";
import { TextAreaField } from "@/ui/fields/controls";
import { Avatar } from "@/ui/marks/avatar";
import { Written } from "@/ui/marks/written";
import { type Comment, commentsQuery } from "../api";
import styles from "./comments.module.css";
import { MarkdownPreview } from "./markdown-preview";

interface Props {
  kind: string;
  id: string;
}

/** The conversation about an object. */
export function Comments({ kind, id }: Props) {
  const { t } = useLingui();
  const { data = [] } = useQuery(commentsQuery(kind, id));
  return (
    <section aria-label={t`Comments`} className={styles.block}>
      <h3 className={styles.title}>{t`Comments`}</h3>
      <ol className={styles.list}>
        {data.map((comment) => (
          <CommentLine key={comment.id} comment={comment} />
        ))}
      </ol>
      <NewComment kind={kind} id={id} />
    </section>
  );
}

function CommentLine({ comment }: { comment: Comment }) {
  const { t } = useLingui();
  const language = useLanguage();
  const queries = useQueryClient();
  const remove = async () => {
    const params = { path: { comment_id: comment.id } };
    await attempt(() => api.DELETE("/api/v1/comments/{comment_id}", { params }));
    await queries.invalidateQueries({ queryKey: ["comments"] });
  };
  return (
    <li className={styles.comment}>
      <Avatar person={{ id: comment.author_id ?? comment.author, name: comment.author }} plain />
      <div className={styles.body}>
        <div className={styles.head}>
          <strong>{comment.author}</strong>
          <time dateTime={comment.created_at}>{formatInstant(comment.created_at, language)}</time>
          {comment.edited_at && <span>{t`edited`}</span>}
          {comment.can.includes("remove_comment") && (
            <button type="button" className={styles.remove} onClick={() => void remove()}>
              {t`Delete`}
            </button>
          )}
        </div>
        <Written html={comment.html} className={styles.words} />
      </div>
    </li>
  );
}

function NewComment({ kind, id }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!body.trim() || busy) return;
    setBusy(true);
    if (await attempt(() => api.POST("/api/v1/comments", { body: { kind, id, body } }))) {
      setBody("");
      await queries.invalidateQueries({ queryKey: ["comments", kind, id] });
    }
    setBusy(false);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
  };
  return (
    <div className={styles.add}>
      <TextAreaField label={t`Write a comment`} value={body} onChange={setBody} onKeyDown={key} rows={2} />
      <MarkdownPreview text={body} />
      {body.trim() && (
        <Button look="primary" busy={busy} onClick={() => void send()}>
          {t`Send`}
        </Button>
      )}
    </div>
  );
}
