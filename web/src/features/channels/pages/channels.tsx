import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { meQuery } from "@/api/me";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { channelsQuery, createChannel, metricNamesQuery } from "../api";
import { choicesOf, neighbours } from "../model";
import { ChannelLine } from "../parts/channel-line";
import styles from "../parts/channels.module.css";

/** The library of channels: a table to edit where it stands. */
export function ChannelsPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(channelsQuery);
  const { can } = useSuspenseQuery(meQuery).data;
  const channels = data.filter(({ removed }) => !removed);
  const names = useQuery(metricNamesQuery).data;
  const formats = choicesOf(channels.flatMap((channel) => channel.formats));
  const metrics = choicesOf([...(names?.keys() ?? []), ...channels.flatMap((channel) => channel.metric_keys)], names);
  const head = [
    { key: "name", title: t`Channel` },
    { key: "cost", title: t({ context: "of a channel", message: "Cost" }) },
    { key: "lead", title: t`Lead days` },
    { key: "stages", title: t`Journey stages` },
    { key: "formats", title: t`Formats` },
    { key: "metrics", title: t`Metrics` },
    { key: "tools", title: <span className="visually-hidden">{t`Order and removal`}</span> },
  ];
  return (
    <>
      <PageHeader title={t`Channels`} detail={t`Where you speak, and by when material must be ready.`} />
      <PageBody>
        <div className={styles.sheet}>
          {channels.length === 0 ? (
            <EmptyState sentence={t`The places you speak stand here: a newsletter, LinkedIn, a trade show.`} />
          ) : (
            <DataTable label={t`Channels`} head={head}>
              {channels.map((channel, at) => (
                <ChannelLine
                  key={channel.id}
                  channel={channel}
                  formats={formats}
                  metrics={metrics}
                  {...neighbours(channels, at)}
                />
              ))}
            </DataTable>
          )}
          {can.includes("create_channel") && <AddChannel />}
        </div>
      </PageBody>
    </>
  );
}

function AddChannel() {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const add = useWrite(createChannel, { stale: [channelsQuery.queryKey], onDone: () => setName("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) add.mutate(name);
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <span>
        <CellInput label={t`Name of the new channel`} placeholder={t`New channel`} value={name} onSave={setName} />
      </span>
      <Button type="submit" busy={add.isPending}>{t`Add channel`}</Button>
    </form>
  );
}
