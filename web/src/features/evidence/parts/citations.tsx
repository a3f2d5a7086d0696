import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { type Citation, citationsQuery, cite, libraryQuery, uncite } from "../api";
import { RELIABILITY_WORDS } from "../words";
import styles from "./evidence.module.css";

/** What an object rests on; adding from the library and taking away. */
export function Citations({ kind, id, mayCite }: { kind: string; id: string; mayCite: boolean }) {
  const { t } = useLingui();
  const { data = [] } = useQuery(citationsQuery(kind, id));
  return (
    <section className={styles.block} aria-label={t`Evidence`}>
      <div className={styles.blockHead}>
        <h3>{t`Evidence`}</h3>
        {mayCite && <AddCitation kind={kind} id={id} cited={data} />}
      </div>
      {data.length === 0 && <p className={styles.quiet}>{t`It rests on nothing from the library yet.`}</p>}
      <ul className={styles.list}>
        {data.map((citation) => (
          <Line key={citation.id} citation={citation} />
        ))}
      </ul>
    </section>
  );
}

function Line({ citation }: { citation: Citation }) {
  const { t } = useLingui();
  const language = useLanguage();
  const panel = usePanel();
  const remove = useWrite(() => uncite(citation.id), { stale: [["citations"], ["evidence"]] });
  const { title, source, observed_on, reliability } = citation;
  const about = [source, formatDay(observed_on, language), t(RELIABILITY_WORDS[reliability])].filter(Boolean);
  return (
    <li>
      <button
        type="button"
        className={styles.title}
        onClick={() => panel.open({ kind: "evidence", id: citation.evidence_id })}
      >
        {title}
      </button>
      <span className={styles.quiet}>{about.join(" · ")}</span>
      {citation.can.includes("uncite_evidence") && (
        <IconButton label={t`No longer cite ${title}`} icon={<IconX size={14} />} onClick={() => remove.mutate()} />
      )}
    </li>
  );
}

const EVERYTHING = { kind: "", reliability: "", q: "" } as const;

function AddCitation({ kind, id, cited }: { kind: string; id: string; cited: readonly Citation[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { data } = useInfiniteQuery({ ...libraryQuery(EVERYTHING), enabled: open });
  const known = new Set(cited.map((citation) => citation.evidence_id));
  const rows = data?.pages.flatMap((page) => page.items).filter((row) => !known.has(row.id)) ?? [];
  const add = useWrite((evidence: string) => cite(evidence, kind, id), { stale: [["citations"], ["evidence"]] });
  return (
    <ChoicePicker
      label={t`Cite evidence`}
      open={open}
      onOpenChange={setOpen}
      choices={rows.map((row) => ({ id: row.id, label: row.title }))}
      chosen={[]}
      nothing={t`Nothing by that name in the library`}
      onChange={([chosen]) => chosen && add.mutate(chosen)}
      trigger={
        <Button look="ghost" icon={<IconPlus size={14} />} onClick={() => setOpen(!open)}>
          {t`Cite evidence`}
        </Button>
      }
    />
  );
}
