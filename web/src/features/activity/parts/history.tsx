import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { type FeedItem, feedQuery } from "../api";
import { foldItems, wordsOf } from "../feed-words";
import styles from "./history.module.css";

interface Props {
  campaign?: string;
  task?: string;
}

/** What happened to a task or in a campaign, newest first. */
export function History(of: Props) {
  const { t } = useLingui();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(feedQuery(of));
  const people = new Map(data?.pages.flatMap((page) => page.people.map((person) => [person.id, person.name])));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t`History`} className={styles.block}>
      <h3 className={styles.title}>{t`History`}</h3>
      <ol className={styles.list}>
        {foldItems(items).map(({ item, times }) => (
          <Line
            key={item.seq}
            item={item}
            times={times}
            who={people.get(item.actor_id ?? "") ?? ""}
            alone={of.task !== undefined}
          />
        ))}
      </ol>
      {hasNextPage && (
        <Button look="ghost" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t`Show earlier`}
        </Button>
      )}
    </section>
  );
}

function Line({ item, times, who, alone }: { item: FeedItem; times: number; who: string; alone: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const { did, fields } = wordsOf(item);
  const { subject } = item;
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const what = fields.length > 0 ? ` ${list.format(fields.map((field) => t(field)))}` : "";
  const named = !alone && subject.name !== "";
  return (
    <li className={styles.line}>
      <span>
        <strong>{who || t`Drumbeat`}</strong> {t(did)}
        {what}
        {times > 1 && ` ×${times}`}
        {named && " "}
        {named && subject.kind === "task" && (
          <button type="button" className={styles.subject} onClick={() => panel.open({ kind: "task", id: subject.id })}>
            {subject.name}
          </button>
        )}
        {named && subject.kind !== "task" && <span className={styles.still}>{subject.name}</span>}
      </span>
      <time dateTime={item.at}>{formatInstant(item.at, language)}</time>
    </li>
  );
}
