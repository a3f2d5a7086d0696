import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { channelChoices, useChannels } from "@/features/channels/public";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import type { Choice } from "@/ui/fields/controls";
import { CellDate } from "@/ui/fields/date-picker";
import type { CampaignType, Deliverable } from "../../api";
import { type DeliverableChanges, removeDeliverable, updateDeliverable } from "../api";
import { DELIVERABLE_STATES } from "../model";
import styles from "./frames.module.css";

interface Props {
  row: Deliverable;
  people: readonly { id: string; name: string }[];
  type: CampaignType | undefined;
}

/** The offered words with the present one, which may be another. */
function wordsWith(words: readonly string[], present: string) {
  const all = present && !words.includes(present) ? [present, ...words] : words;
  return [{ value: "", label: "—" }, ...all.map((word) => ({ value: word, label: word }))];
}

/** One deliverable, edited where it stands. */
export function DeliverableLine({ row, people, type }: Props) {
  const { t } = useLingui();
  const stale = [["campaign", row.campaign_id]];
  const save = useWrite((changes: DeliverableChanges) => updateDeliverable(row.id, changes), { stale });
  const remove = useWrite(() => removeDeliverable(row.id), { stale, done: t`Deliverable removed` });
  const { name } = row;
  const readOnly = !row.can.includes("update_deliverable");
  return (
    <tr>
      <td className={styles.name}>
        <CellInput
          label={t`Name of the deliverable ${name}`}
          value={name}
          disabled={readOnly}
          onSave={(typed) => typed && save.mutate({ name: typed })}
        />
      </td>
      <ChoiceCells row={row} people={people} type={type} readOnly={readOnly} onSave={save.mutate} />
      <td className={styles.tools}>
        <IconButton
          label={t`Remove ${name}`}
          icon={<IconTrash size={15} />}
          disabled={!row.can.includes("remove_deliverable")}
          onClick={() => remove.mutate()}
        />
      </td>
    </tr>
  );
}

interface ChoiceProps extends Props {
  readOnly: boolean;
  onSave: (changes: DeliverableChanges) => void;
}

function ChoiceCells({ row, people, type, readOnly: disabled, onSave }: ChoiceProps) {
  const { t } = useLingui();
  const { name } = row;
  const states = DELIVERABLE_STATES.map(({ value, label }) => ({ value, label: t(label) }));
  const owners = [{ value: "", label: "—" }, ...people.map((one) => ({ value: one.id, label: one.name }))];
  const contents = wordsWith(type?.content_types ?? [], row.content_type);
  const library = useChannels();
  const channels = channelChoices(library, row.channel_id, type?.channel_ids);
  const chosen = <Value extends string>(
    label: string,
    value: Value,
    choices: readonly Choice<Value>[],
    save: (value: Value) => void,
  ) => (
    <td className={styles.cell}>
      <CellSelect label={label} value={value} choices={choices} disabled={disabled} onChange={save} />
    </td>
  );
  return (
    <>
      {chosen(t`Status of ${name}`, row.state, states, (state) => onSave({ state }))}
      {chosen(t`Content type of ${name}`, row.content_type, contents, (content_type) => onSave({ content_type }))}
      {chosen(t`Channel of ${name}`, row.channel_id ?? "", channels, (id) => onSave({ channel_id: id || null }))}
      <td className={styles.cell}>
        <CellDate
          label={t`Due day of ${name}`}
          value={row.due}
          disabled={disabled}
          onChange={(due) => onSave({ due })}
        />
      </td>
      {chosen(t`Owner of ${name}`, row.owner_id ?? "", owners, (owner) => onSave({ owner_id: owner || null }))}
    </>
  );
}
