import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import type { PickerChoice } from "@/ui/fields/choice-picker";
import { type Channel, type ChannelChanges, channelsQuery, moveChannel, removeChannel, updateChannel } from "../api";
import { COST_MODELS } from "../words";
import styles from "./channels.module.css";
import { StageDots } from "./stage-dots";
import { WordsCell } from "./words-cell";

interface Props {
  channel: Channel;
  /** Every format and metric of the library, to choose from. */
  formats: readonly PickerChoice[];
  metrics: readonly PickerChoice[];
  /** What to stand before when moved one up or down; undefined at the ends. */
  up: string | undefined;
  down: string | null | undefined;
}

const STALE = [channelsQuery.queryKey];

/** One channel, edited where it stands. */
export function ChannelLine({ channel, formats, metrics, up, down }: Props) {
  const save = useWrite((changes: ChannelChanges) => updateChannel(channel.id, changes), { stale: STALE });
  const readOnly = !channel.can.includes("update_channel");
  const cells = { channel, readOnly, onSave: save.mutate };
  return (
    <tr>
      <PlainCells {...cells} />
      <WordCells {...cells} formats={formats} metrics={metrics} />
      <Tools channel={channel} up={up} down={down} />
    </tr>
  );
}

interface CellProps {
  channel: Channel;
  readOnly: boolean;
  onSave: (changes: ChannelChanges) => void;
}

function PlainCells({ channel, readOnly, onSave }: CellProps) {
  const { t } = useLingui();
  const { name } = channel;
  const models = COST_MODELS.map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <>
      <td className={styles.name}>
        <CellInput
          label={t`Name of the channel ${name}`}
          value={name}
          disabled={readOnly}
          onSave={(typed) => typed && onSave({ name: typed })}
        />
      </td>
      <td className={styles.model}>
        <CellSelect
          label={t`Cost of ${name}`}
          value={channel.cost_model}
          choices={models}
          disabled={readOnly}
          onChange={(cost_model) => onSave({ cost_model })}
        />
      </td>
      <td className={styles.days}>
        <CellInput
          label={t`Lead time of ${name} in working days`}
          type="number"
          value={String(channel.lead_days)}
          disabled={readOnly}
          onSave={(typed) => /^\d{1,3}$/.test(typed) && onSave({ lead_days: Number(typed) })}
        />
      </td>
    </>
  );
}

function WordCells({ channel, readOnly, onSave, formats, metrics }: CellProps & Pick<Props, "formats" | "metrics">) {
  const { t } = useLingui();
  const { name } = channel;
  return (
    <>
      <td>
        <StageDots
          label={t`Journey stages ${name} serves`}
          stages={channel.journey_stages}
          readOnly={readOnly}
          onChange={(journey_stages) => onSave({ journey_stages })}
        />
      </td>
      <td>
        <WordsCell
          label={t`Formats of ${name}`}
          chosen={channel.formats}
          choices={formats}
          readOnly={readOnly}
          onChange={(chosen) => onSave({ formats: chosen })}
          onCreate={(typed) => onSave({ formats: [...channel.formats, typed] })}
        />
      </td>
      <td>
        <WordsCell
          label={t`Metrics of ${name}`}
          chosen={channel.metric_keys}
          choices={metrics}
          readOnly={readOnly}
          onChange={(metric_keys) => onSave({ metric_keys })}
        />
      </td>
    </>
  );
}

function Tools({ channel, up, down }: Pick<Props, "channel" | "up" | "down">) {
  const { t } = useLingui();
  const { id, name, can } = channel;
  const move = useWrite((before: string | null) => moveChannel(id, before), { stale: STALE });
  const remove = useWrite(() => removeChannel(id), { stale: STALE, done: t`Channel removed` });
  const mayMove = can.includes("move_channel") && !move.isPending;
  return (
    <td className={styles.tools}>
      <IconButton
        label={t`Move ${name} up`}
        icon={<IconArrowUp size={15} />}
        disabled={!mayMove || up === undefined}
        onClick={() => move.mutate(up ?? null)}
      />
      <IconButton
        label={t`Move ${name} down`}
        icon={<IconArrowDown size={15} />}
        disabled={!mayMove || down === undefined}
        onClick={() => move.mutate(down ?? null)}
      />
      <IconButton
        label={t`Remove ${name}`}
        icon={<IconTrash size={15} />}
        disabled={!can.includes("remove_channel")}
        onClick={() => remove.mutate()}
      />
    </td>
  );
}
