import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type ScenarioLine, scenariosQuery } from "../api";
import styles from "../parts/planning.module.css";
import { ScenarioDialog } from "../parts/scenario-dialog";

/** The what-ifs of the workspace. */
export function ScenariosPage() {
  const { t } = useLingui();
  const { data: rows } = useSuspenseQuery(scenariosQuery);
  const { data: me } = useQuery(meQuery);
  const go = useNavigate();
  const [making, setMaking] = useState(false);
  const works = me !== undefined && me.role !== "guest" && me.role !== "intern";
  const action = works && <Button look="primary" onClick={() => setMaking(true)}>{t`New scenario`}</Button>;
  return (
    <>
      <PageHeader title={t`Scenarios`} actions={rows.length > 0 && action} />
      <PageBody>
        <Wide>
          {rows.length === 0 ? (
            <EmptyState
              sentence={t`A scenario is a named copy of the plan: somebody leaves, a launch moves, work is added. Compare it, and make it the plan when it convinces.`}
              action={action}
            />
          ) : (
            <Table rows={rows} />
          )}
        </Wide>
      </PageBody>
      {making && (
        <ScenarioDialog
          onClose={() => setMaking(false)}
          onMade={(made) => void go({ to: "/scenarios/$scenarioId", params: { scenarioId: made.id } })}
        />
      )}
    </>
  );
}

function Table({ rows }: { rows: readonly ScenarioLine[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "name", title: t`Name` },
    { key: "changes", title: t`Changes` },
    { key: "state", title: t`State` },
    { key: "by", title: t`By` },
    { key: "when", title: t`Created` },
  ];
  return (
    <DataTable label={t`Scenarios`} head={head}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <Link to="/scenarios/$scenarioId" params={{ scenarioId: row.id }}>
              {row.name}
            </Link>
          </td>
          <td>
            <Plural value={row.changes} one="# change" other="# changes" />
          </td>
          <td className={styles.quiet}>
            {row.state === "applied" ? <Trans>Became the plan</Trans> : <Trans>Being weighed</Trans>}
          </td>
          <td>{row.by}</td>
          <td className={styles.days}>{formatInstant(row.created_at, language)}</td>
        </tr>
      ))}
    </DataTable>
  );
}
