import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { Avatar } from "@/ui/marks/avatar";
import { Written } from "@/ui/marks/written";
import { follow, removeUpdate, type StatusUpdate, updatesQuery } from "../api";
import { AnswerForm, Answers } from "./answers";
import { HealthMark } from "./health";
import { NewUpdate } from "./new-update";
import styles from "./updates.module.css";
import { VisitorLinks } from "./visitor-links";

interface Props {
  kind: string;
  id: string;
}

/** How an object stands, told to those who follow it and to outsiders by link, with what they answer. */
export function StatusUpdates({ kind, id }: Props) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(updatesQuery(kind, id));
  const [writing, setWriting] = useState(false);
  const may = data.can.includes("post_status_update");
  const write = may && <Button look="primary" onClick={() => setWriting(true)}>{t`Post an update`}</Button>;
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {writing && <NewUpdate kind={kind} id={id} onClose={() => setWriting(false)} />}
        {!writing && data.items.length > 0 && <div>{write}</div>}
        {data.items.length === 0 && !writing && (
          <EmptyState sentence={t`Here the team tells how the campaign stands. Nothing is told yet.`} action={write} />
        )}
        {data.items.map((update) => (
          <UpdateCard key={update.id} update={update} />
        ))}
      </div>
      <div className={styles.side}>
        <Followers kind={kind} id={id} />
        {data.can.includes("create_visitor_link") && <VisitorLinks kind={kind} id={id} />}
      </div>
    </div>
  );
}

function UpdateCard({ update }: { update: StatusUpdate }) {
  const { t } = useLingui();
  const language = useLanguage();
  const remove = useWrite(() => removeUpdate(update.id), { stale: [["updates"]], done: t`Update deleted` });
  return (
    <article className={styles.card} aria-label={update.title}>
      <header className={styles.cardHead}>
        <HealthMark health={update.health} />
        <h2 className={styles.title}>{update.title}</h2>
      </header>
      {update.html && <Written html={update.html} />}
      <footer className={styles.foot}>
        <span>{update.author}</span>
        <time dateTime={update.created_at}>{formatInstant(update.created_at, language)}</time>
        {update.edited_at && <span>{t`edited`}</span>}
        {update.can.includes("remove_status_update") && (
          <Button look="ghost" onClick={() => remove.mutate()}>{t`Delete`}</Button>
        )}
      </footer>
      <Answers answers={update.answers} />
      <AnswerForm updateId={update.id} />
    </article>
  );
}

function Followers({ kind, id }: Props) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(updatesQuery(kind, id));
  const toggle = useWrite((on: boolean) => follow(kind, id, on), { stale: [["updates", kind, id]] });
  return (
    <section className={styles.block} aria-label={t`Followers`}>
      <div className={styles.blockHead}>
        <h2 className={styles.blockTitle}>{t`Followers`}</h2>
        <Button busy={toggle.isPending} onClick={() => toggle.mutate(!data.following)}>
          {data.following ? t`Stop following` : t`Follow`}
        </Button>
      </div>
      <p className={styles.quiet}>{t`Each update reaches them by mail.`}</p>
      <ul className={styles.people}>
        {data.followers.map((person) => (
          <li key={person.id}>
            <Avatar person={person} plain />
            {person.name}
          </li>
        ))}
      </ul>
    </section>
  );
}
