import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { EmptyState } from "@/ui/feedback/empty-state";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { type RunLine, runsQuery } from "../api";
import { isOpen } from "../model";
import { KINDS, STATES } from "../words";
import { Embargoes } from "./embargoes";
import styles from "./planning.module.css";
import { RunView } from "./run-view";
import { StartBar } from "./start-bar";

const LISTED = 8;

/** Buttons to search, the latest search, closed days and earlier searches. */
export function Scheduling({ campaign }: { campaign: string | null }) {
  const { t } = useLingui();
  const { data: runs } = useSuspenseQuery(runsQuery(campaign));
  const { data: me } = useQuery(meQuery);
  const [started, setStarted] = useState<string | null>(null);
  const shown = started ?? runs.find(({ kind }) => kind !== "slot")?.id;
  const works = me !== undefined && me.role !== "guest" && me.role !== "intern";
  const earlier = runs.filter(({ id }) => id !== shown).slice(0, LISTED);
  return (
    <>
      {works && (
        <StartBar
          campaign={campaign}
          busy={runs.some((run) => run.kind !== "slot" && isOpen(run))}
          onStarted={(run) => setStarted(run.id)}
        />
      )}
      {shown ? (
        <RunView key={shown} id={shown} />
      ) : (
        <EmptyState
          sentence={t`Let the scheduler look for plans that respect who has time. It offers up to three, says why each task moves, and changes nothing until you accept.`}
        />
      )}
      <Embargoes campaign={campaign} />
      {earlier.length > 0 && (
        <PageSection title={t`Earlier searches`}>
          <Runs runs={earlier} />
        </PageSection>
      )}
    </>
  );
}

function Runs({ runs }: { runs: readonly RunLine[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "when", title: t`When` },
    { key: "what", title: t`What` },
    { key: "state", title: t`State` },
    { key: "by", title: t`By` },
  ];
  return (
    <DataTable label={t`Earlier searches`} head={head}>
      {runs.map((run) => (
        <tr key={run.id}>
          <td>
            <Link to="/planning/runs/$runId" params={{ runId: run.id }}>
              {formatInstant(run.created_at, language)}
            </Link>
          </td>
          <td>{t(KINDS[run.kind])}</td>
          <td className={styles.quiet}>{t(STATES[run.state])}</td>
          <td>{run.by || <Trans>The system</Trans>}</td>
        </tr>
      ))}
    </DataTable>
  );
}
