import { useLingui } from "@lingui/react/macro";
import { IconExternalLink, IconRefreshAlert, IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Comments } from "@/features/activity/public";
import { Files } from "@/features/files/public";
import { usePanel } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { InlineText } from "@/ui/fields/inline-text";
import { type EvidenceChanges, type EvidenceInFull, evidenceQuery, removeEvidence, updateEvidence } from "../api";
import styles from "../parts/evidence.module.css";
import { EvidenceFacts } from "../parts/evidence-facts";
import { ReplanDialog } from "../parts/replan-dialog";
import { CITING_WORDS } from "../words";

/** One piece of evidence with everything about it. */
export function EvidencePanel({ id }: { id: string }) {
  const { t } = useLingui();
  const { data: row } = useSuspenseQuery(evidenceQuery(id));
  const panel = usePanel();
  const [replanning, setReplanning] = useState(false);
  const stale = [["evidence"], ["citations"]];
  const save = useWrite((changes: EvidenceChanges) => updateEvidence(row, changes), { stale });
  const remove = useWrite(() => removeEvidence(id), { stale, done: t`Deleted the evidence`, onDone: panel.close });
  const readOnly = !row.can.includes("update_evidence");
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <InlineText
          label={t`What is known`}
          size="title"
          value={row.title}
          readOnly={readOnly}
          onSave={(title) => save.mutate({ title })}
        />
        <div className={styles.actions}>
          {row.kind === "market_change" && (
            <Button icon={<IconRefreshAlert size={15} />} onClick={() => setReplanning(true)}>
              {t`Plan a campaign again`}
            </Button>
          )}
          {row.url && (
            <a className={styles.link} href={row.url} target="_blank" rel="noreferrer noopener">
              <IconExternalLink size={15} aria-hidden="true" />
              {t`Open the source`}
            </a>
          )}
          {row.can.includes("remove_evidence") && (
            <Button
              look="ghost"
              icon={<IconTrash size={14} stroke={1.6} />}
              busy={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t`Delete`}
            </Button>
          )}
        </div>
      </div>
      <EvidenceFacts key={row.etag} row={row} readOnly={readOnly} error={save.error} onSave={save.mutate} />
      <CitedBy row={row} />
      <Files kind="evidence" id={id} />
      <Comments kind="evidence" id={id} />
      {replanning && <ReplanDialog row={row} onClose={() => setReplanning(false)} />}
    </div>
  );
}

function CitedBy({ row }: { row: EvidenceInFull }) {
  const { t } = useLingui();
  const panel = usePanel();
  return (
    <section className={styles.block} aria-label={t`What rests on it`}>
      <h3>{t`What rests on it`}</h3>
      {row.cited_by.length === 0 && <p className={styles.quiet}>{t`Nothing cites it yet.`}</p>}
      <ul className={styles.list}>
        {row.cited_by.map(({ id, kind, ref_id, name, note }) => {
          const word = CITING_WORDS[kind];
          return (
            <li key={id}>
              {word && <span className={styles.quiet}>{t(word)}</span>}
              <button type="button" className={styles.title} onClick={() => panel.open({ kind, id: ref_id })}>
                {name}
              </button>
              {note && <span className={styles.quiet}>{note}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
