import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { ChangeList } from "@/ui/history/change-list";
import { changesOf } from "@/ui/history/read-changes";
import { type FeedItem, type FeedOf, feedQuery } from "../api";
import { foldItems, wordsOf } from "../feed-words";
import styles from "./history.module.css";

/** What happened to a task, a program or in a campaign, newest first. */
export function History(of: FeedOf) {
  const { t } = useLingui();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(feedQuery(of));
  const people = new Map(data?.pages.flatMap((page) => page.people.map((person) => [person.id, person.name])));
  const names = Object.assign({}, ...(data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
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
            names={names}
            alone={of.campaign === undefined}
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

interface LineProps {
  item: FeedItem;
  times: number;
  who: string;
  names: Readonly<Record<string, string>>;
  /** True where every line is about the same thing, which then needs no name. */
  alone: boolean;
}

function Line({ item, times, who, names, alone }: LineProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const { did, tells } = wordsOf(item);
  const { subject } = item;
  const named = !alone && subject.name !== "";
  return (
    <li className={styles.line}>
      <span>
        <strong>{who || t`Drumbeat`}</strong> {t(did)}
        {times > 1 && ` ×${times}`}
        {named && " "}
        {named && subject.kind === "task" && (
          <button type="button" className={styles.subject} onClick={() => panel.open({ kind: "task", id: subject.id })}>
            {subject.name}
          </button>
        )}
        {named && subject.kind !== "task" && <span className={styles.still}>{subject.name}</span>}
        <Linked facts={item.facts} names={names} />
        {tells && <ChangeList changes={changesOf(item.changes, item.facts)} names={names} />}
      </span>
      <time dateTime={item.at}>{formatInstant(item.at, language)}</time>
    </li>
  );
}

/** Which tasks a link joins. */
function Linked({ facts, names }: { facts: FeedItem["facts"]; names: Readonly<Record<string, string>> }) {
  const [pred, succ] = [names[String(facts.pred_id)], names[String(facts.succ_id)]];
  if (!pred || !succ) return null;
  return (
    <span className={styles.still}>
      {" "}
      {pred} → {succ}
    </span>
  );
}
