import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { peopleQuery } from "@/api/people";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { ListTools } from "@/ui/layout/list-tools";
import { PageBody } from "@/ui/layout/page";
import { deliverablesQuery, typesQuery } from "../../api";
import { NOWHERE } from "../../voice/model";
import { ProductionDialog } from "../../voice/parts/production-dialog";
import { campaignQuery, createDeliverable } from "../api";
import { DeliverableLine } from "../parts/deliverable-line";
import styles from "../parts/frames.module.css";
import { useCampaignId } from "../use-campaign-id";

/** What a campaign hands out: a table to edit where it stands. */
export function DeliverablesPage() {
  const { t } = useLingui();
  const campaignId = useCampaignId();
  const { data: rows } = useSuspenseQuery(deliverablesQuery(campaignId));
  const { data: campaign } = useSuspenseQuery(campaignQuery(campaignId));
  const people = useQuery(peopleQuery).data ?? [];
  const type = useQuery(typesQuery).data?.find(({ id }) => id === campaign.type_id);
  const [making, setMaking] = useState(false);
  const mayAdd = campaign.can.includes("create_deliverable");
  const head = [
    { key: "name", title: t`Deliverable` },
    { key: "state", title: t`Status` },
    { key: "content", title: t`Content type` },
    { key: "channel", title: t`Channel` },
    { key: "audience", title: t`Audience` },
    { key: "stage", title: t`Journey stage` },
    { key: "message", title: t`Message` },
    { key: "format", title: t`Format` },
    { key: "language", title: t`Language` },
    { key: "due", title: t`Due` },
    { key: "owner", title: t({ context: "of a deliverable", message: "Owner" }) },
    { key: "tools", title: <span className="visually-hidden">{t`Remove`}</span> },
  ];
  return (
    <PageBody>
      <div className={styles.sheet}>
        {rows.length === 0 ? (
          <EmptyState sentence={t`What this campaign hands out stands here: articles, mails, films, stands.`} />
        ) : (
          <DataTable label={t`Deliverables`} head={head}>
            {rows.map((row) => (
              <DeliverableLine key={row.id} row={row} people={people} type={type} />
            ))}
          </DataTable>
        )}
        {mayAdd && (
          <div className={styles.adding}>
            <AddDeliverable campaignId={campaignId} />
            <Button onClick={() => setMaking(true)}>{t`Production…`}</Button>
            <ListTools list="deliverables" filters={{ campaign_id: campaignId }} />
          </div>
        )}
      </div>
      {making && <ProductionDialog campaignId={campaignId} place={NOWHERE} onClose={() => setMaking(false)} />}
    </PageBody>
  );
}

function AddDeliverable({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const add = useWrite((typed: string) => createDeliverable(campaignId, typed), {
    stale: [["campaign", campaignId]],
    onDone: () => setName(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) add.mutate(name);
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <span className={styles.name}>
        <CellInput
          label={t`Name of the new deliverable`}
          placeholder={t`New deliverable`}
          value={name}
          onSave={setName}
        />
      </span>
      <Button type="submit" busy={add.isPending}>{t`Add deliverable`}</Button>
    </form>
  );
}
