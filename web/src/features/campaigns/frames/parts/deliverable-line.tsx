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
import { AimCells } from "./aim-cells";
import { Warnings } from "./deliverable-warnings";
import styles from "./frames.module.css";

interface Props {
  row: Deliverable;
  people: readonly { id: string; name: string }[];
  type: CampaignType | undefined;
}

const NONE = { value: "", label: "—" };

/** The offered words with the present one, which may be another. */
function wordsWith(words: readonly string[], present: string) {
  const all = present && !words.includes(present) ? [present, ...words] : words;
  return [NONE, ...all.map((word) => ({ value: word, label: word }))];
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
      <td className={styles.output}>
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

/** A cell with a choice in it. */
function Chosen<Value extends string>(props: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  disabled: boolean;
  onChange: (value: Value) => void;
}) {
  return (
    <td className={styles.cell}>
      <CellSelect {...props} />
    </td>
  );
}

function ChoiceCells(props: ChoiceProps) {
  const { t } = useLingui();
  const { row, people, readOnly: disabled, onSave } = props;
  const { name } = row;
  const states = DELIVERABLE_STATES.map(({ value, label }) => ({ value, label: t(label) }));
  const owners = [NONE, ...people.map((one) => ({ value: one.id, label: one.name }))];
  return (
    <>
      <Chosen
        label={t`Status of ${name}`}
        value={row.state}
        choices={states}
        disabled={disabled}
        onChange={(state) => onSave({ state })}
      />
      <OutputCells {...props} />
      <AimCells row={row} readOnly={disabled} onSave={onSave} />
      <td className={styles.cell}>
        <CellDate
          label={t`Due day of ${name}`}
          value={row.due}
          disabled={disabled}
          onChange={(due) => onSave({ due })}
        />
        <Warnings row={row} />
      </td>
      <Chosen
        label={t`Owner of ${name}`}
        value={row.owner_id ?? ""}
        choices={owners}
        disabled={disabled}
        onChange={(owner) => onSave({ owner_id: owner || null })}
      />
    </>
  );
}

function OutputCells({ row, type, readOnly: disabled, onSave }: ChoiceProps) {
  const { t } = useLingui();
  const { name } = row;
  const contents = wordsWith(type?.content_types ?? [], row.content_type);
  const channels = channelChoices(useChannels(), row.channel_id, type?.channel_ids);
  return (
    <>
      <Chosen
        label={t`Content type of ${name}`}
        value={row.content_type}
        choices={contents}
        disabled={disabled}
        onChange={(content_type) => onSave({ content_type })}
      />
      <Chosen
        label={t`Channel of ${name}`}
        value={row.channel_id ?? ""}
        choices={channels}
        disabled={disabled}
        onChange={(id) => onSave({ channel_id: id || null })}
      />
    </>
  );
}
