import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { type Approval, waitingQuery } from "../api";
import { KIND_WORDS } from "../words";
import styles from "./approvals.module.css";

/** What waits for the reader's decision; absent when nothing does. */
export function WaitingDecisions() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(waitingQuery);
  if (data.length === 0) return null;
  return (
    <section className={styles.waiting} aria-label={t`Needs your decision`}>
      <h2>
        {t`Needs your decision`}
        <span className={styles.count}>{data.length}</span>
      </h2>
      <ul>
        {data.map((approval) => (
          <Line key={approval.id} approval={approval} />
        ))}
      </ul>
    </section>
  );
}

function Line({ approval }: { approval: Approval }) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const kind = KIND_WORDS[approval.kind];
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={styles.open}
        onClick={() => panel.open({ kind: approval.kind, id: approval.ref_id })}
      >
        {kind && <span className={styles.kind}>{t(kind)}</span>}
        <span className={styles.name}>{approval.name}</span>
      </button>
      <span className={styles.asked}>{approval.requested_by}</span>
      <time className={styles.asked} dateTime={approval.requested_at}>
        {formatInstant(approval.requested_at, language)}
      </time>
    </li>
  );
}
