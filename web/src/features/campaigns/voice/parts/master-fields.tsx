import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { messagesQuery, useAudiences } from "@/features/audiences/public";
import { STAGES } from "@/features/channels/public";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { deliverablesQuery, typesQuery } from "../../api";
import { campaignQuery } from "../../frames/api";
import type { Production } from "../api";
import { withMaster } from "../model";
import styles from "./voice.module.css";

interface Props {
  campaignId: string;
  order: Production;
  suggested: readonly string[];
  onChange: (order: Production) => void;
}

type Master = Production["master"];
const EMPTY = { value: "", label: "—" };

/** What all rows share: a deliverable that is adapted, or values of their own. */
export function MasterFields(props: Props) {
  const { t } = useLingui();
  const { campaignId, order, onChange } = props;
  const rows = useQuery(deliverablesQuery(campaignId)).data ?? [];
  const masters = rows
    .filter(({ master_id }) => master_id === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  const set = (changes: Partial<Master>) => onChange({ ...order, master: { ...order.master, ...changes } });
  return (
    <div className={styles.pair}>
      <TextField label={t`Name`} value={order.master.name} onChange={(name) => set({ name })} />
      <SelectField
        label={t`Adapted from`}
        value={order.master.id ?? ""}
        choices={[{ value: "", label: t`nothing: a new master` }, ...masters]}
        onChange={(id) =>
          onChange(
            withMaster(
              order,
              rows.find((row) => row.id === id),
            ),
          )
        }
      />
      <Content {...props} onSet={set} />
      <Aim {...props} onSet={set} />
      <Dates master={order.master} onSet={set} />
    </div>
  );
}

type PartProps = Props & { onSet: (changes: Partial<Master>) => void };

function Content({ campaignId, order, suggested, onSet }: PartProps) {
  const { t } = useLingui();
  const campaign = useQuery(campaignQuery(campaignId)).data;
  const type = useQuery(typesQuery).data?.find(({ id }) => id === campaign?.type_id);
  const present = order.master.content_type;
  const words = new Set([...suggested, ...(type?.content_types ?? []), ...(present ? [present] : [])]);
  return (
    <SelectField
      label={t`Content type`}
      hint={suggested.length > 0 ? t`Usual here: ${suggested.join(", ")}` : undefined}
      value={present}
      choices={[EMPTY, ...[...words].map((word) => ({ value: word, label: word }))]}
      onChange={(content_type) => onSet({ content_type })}
    />
  );
}

function Aim({ campaignId, order, onSet }: PartProps) {
  const { t } = useLingui();
  const { listed, byId } = useAudiences();
  const messages = useQuery(messagesQuery(campaignId)).data ?? [];
  const { audience_id, journey_stage, message_id } = order.master;
  const profile = byId.get(audience_id ?? "")?.parent_id;
  const fitting = messages.filter(
    (message) => !audience_id || [null, audience_id, profile].includes(message.audience_id),
  );
  return (
    <>
      <SelectField
        label={t`Audience`}
        value={audience_id ?? ""}
        choices={[EMPTY, ...listed.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => onSet({ audience_id: id || null, message_id: null })}
      />
      <SelectField
        label={t`Journey stage`}
        value={journey_stage}
        choices={[
          { value: "" as const, label: "—" },
          ...STAGES.map(({ value, label }) => ({ value, label: t(label) })),
        ]}
        onChange={(stage) => onSet({ journey_stage: stage })}
      />
      <SelectField
        label={t`Message`}
        value={message_id ?? ""}
        choices={[EMPTY, ...fitting.map(({ id, core }) => ({ value: id, label: core }))]}
        onChange={(id) => onSet({ message_id: id || null })}
      />
    </>
  );
}

function Dates({ master, onSet }: { master: Master; onSet: PartProps["onSet"] }) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? [];
  return (
    <>
      <DateField label={t`Due`} value={master.due ?? null} onChange={(due) => onSet({ due })} />
      <SelectField
        label={t({ context: "of a deliverable", message: "Owner" })}
        value={master.owner_id ?? ""}
        choices={[EMPTY, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => onSet({ owner_id: id || null })}
      />
    </>
  );
}
