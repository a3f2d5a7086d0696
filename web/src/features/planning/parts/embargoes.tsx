import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { type Embargo, embargoesQuery, removeEmbargo } from "../api";
import { CLOSED } from "../words";
import { EmbargoDialog } from "./embargo-dialog";
import styles from "./planning.module.css";

/** Days on which nothing may launch or be worked on: of a campaign and of all. */
export function Embargoes({ campaign }: { campaign: string | null }) {
  const { t } = useLingui();
  const { data: rows } = useSuspenseQuery(embargoesQuery);
  const { data: me } = useQuery(meQuery);
  const [adding, setAdding] = useState(false);
  const leads = me !== undefined && ["owner", "director", "manager"].includes(me.role);
  const own = rows.filter((row) => row.campaign_id === null || row.campaign_id === campaign);
  return (
    <PageSection title={t`Closed days`} detail={t`The scheduler puts no launch, or no work, on them.`}>
      {own.length > 0 && <Table rows={own} />}
      {leads && (
        <div className={styles.bar}>
          <Button onClick={() => setAdding(true)}>{t`Close days`}</Button>
        </div>
      )}
      {adding && <EmbargoDialog campaign={campaign} onClose={() => setAdding(false)} />}
    </PageSection>
  );
}

function Table({ rows }: { rows: readonly Embargo[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  const lift = useWrite(removeEmbargo, { stale: [["embargoes"]], done: t`The days are open again` });
  const head = [
    { key: "name", title: t`Name` },
    { key: "days", title: t`Days` },
    { key: "what", title: t`What` },
    { key: "where", title: t`Where` },
    { key: "act", title: <span className="visually-hidden">{t`Actions`}</span> },
  ];
  return (
    <DataTable label={t`Closed days`} head={head}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>{row.name}</td>
          <td className={styles.days}>
            {formatDay(row.first, language)} – {formatDay(row.last, language)}
          </td>
          <td>{t(CLOSED[row.what])}</td>
          <td>{row.campaign_id ? t`This campaign` : t`All campaigns`}</td>
          <td>
            {row.can.includes("remove_embargo") && (
              <IconButton
                label={t`Open ${row.name} again`}
                icon={<IconTrash size={15} />}
                onClick={() => lift.mutate(row.id)}
              />
            )}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
