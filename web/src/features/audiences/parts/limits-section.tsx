import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { useChannels } from "@/features/channels/public";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { type Limit, limitsQuery, removeLimit, useAudiences } from "../api";
import styles from "./audiences.module.css";
import { LimitDialog } from "./limit-dialog";

/** The team's standards: which audience is not addressed on which channel, and what stands against that. */
export function LimitsSection({ only }: { only?: (limits: readonly Limit[]) => Limit[] }) {
  const { t } = useLingui();
  const all = useQuery(limitsQuery).data ?? [];
  const { can } = useSuspenseQuery(meQuery).data;
  const [adding, setAdding] = useState(false);
  const limits = only ? only(all) : all;
  const head = [
    { key: "channel", title: t`Channel` },
    { key: "whom", title: t`Not for` },
    { key: "reason", title: t`Reason` },
    { key: "until", title: t`Until` },
    { key: "against", title: t`Stands against it` },
    { key: "tools", title: <span className="visually-hidden">{t`Remove`}</span> },
  ];
  return (
    <PageSection
      title={t`Limits`}
      detail={t`Standards such as “not 18–24 on this channel”: nothing new is made against one, what stands is named.`}
    >
      {limits.length > 0 && (
        <DataTable label={t`Limits`} head={head}>
          {limits.map((limit) => (
            <LimitLine key={limit.id} limit={limit} />
          ))}
        </DataTable>
      )}
      {can.includes("add_limit") && (
        <div>
          <Button onClick={() => setAdding(true)}>{t`Add limit`}</Button>
        </div>
      )}
      {adding && <LimitDialog onClose={() => setAdding(false)} />}
    </PageSection>
  );
}

function LimitLine({ limit }: { limit: Limit }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { nameOf } = useChannels();
  const { byId } = useAudiences();
  const { reason } = limit;
  const remove = useWrite(() => removeLimit(limit.id), { stale: [limitsQuery.queryKey], done: t`Limit lifted` });
  const until = limit.until ? formatDay(limit.until, language) : "—";
  return (
    <tr className={limit.in_force ? undefined : styles.quiet}>
      <td>{nameOf(limit.channel_id)}</td>
      <td>{limit.segment || byId.get(limit.audience_id ?? "")?.name}</td>
      <td>{reason}</td>
      <td>{limit.in_force ? until : t`ended ${until}`}</td>
      <td>
        <Offenders limit={limit} />
      </td>
      <td className={styles.tools}>
        <IconButton
          label={t`Lift the limit ${reason}`}
          icon={<IconTrash size={15} />}
          disabled={!limit.can.includes("remove_limit")}
          onClick={() => remove.mutate()}
        />
      </td>
    </tr>
  );
}

function Offenders({ limit }: { limit: Limit }) {
  const { t } = useLingui();
  const more = limit.offending - 3;
  if (limit.offending === 0) return "—";
  return (
    <span className={styles.offenders}>
      {limit.offenders.slice(0, 3).map(({ id, name, campaign_id }) => (
        <Link key={id} to="/campaigns/$campaignId/deliverables" params={{ campaignId: campaign_id }}>
          {name}
        </Link>
      ))}
      {more > 0 && <span className={styles.quiet}>{t`and ${more} more`}</span>}
    </span>
  );
}
