import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { messagesQuery, useAudiences } from "@/features/audiences/public";
import { formatsOf, STAGES, useChannels } from "@/features/channels/public";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import type { Choice } from "@/ui/fields/controls";
import type { Deliverable } from "../../api";
import type { DeliverableChanges } from "../api";
import styles from "./frames.module.css";

interface Props {
  row: Deliverable;
  readOnly: boolean;
  onSave: (changes: DeliverableChanges) => void;
}

const NONE: Choice<string> = { value: "", label: "—" };

/** Whom a deliverable speaks to, at which stage, with what, in which form and language. */
export function AimCells(props: Props) {
  return (
    <>
      <VoiceCells {...props} />
      <FormCells {...props} />
    </>
  );
}

function VoiceCells({ row, readOnly: disabled, onSave }: Props) {
  const { t } = useLingui();
  const { listed, byId } = useAudiences();
  const messages = useQuery(messagesQuery(row.campaign_id)).data ?? [];
  const { name } = row;
  const kept = byId.get(row.audience_id ?? "");
  const audiences = kept?.removed ? [kept, ...listed] : listed;
  return (
    <>
      <td className={styles.wordy}>
        <CellSelect
          label={t`Audience of ${name}`}
          value={row.audience_id ?? ""}
          choices={[NONE, ...audiences.map((each) => ({ value: each.id, label: each.name }))]}
          disabled={disabled}
          onChange={(id) => onSave({ audience_id: id || null })}
        />
      </td>
      <td className={styles.stage}>
        <CellSelect
          label={t`Journey stage of ${name}`}
          value={row.journey_stage}
          choices={[{ value: "" as const, label: "—" }, ...STAGES.map((each) => ({ ...each, label: t(each.label) }))]}
          disabled={disabled}
          onChange={(journey_stage) => onSave({ journey_stage })}
        />
      </td>
      <td className={styles.wordy}>
        <CellSelect
          label={t`Message of ${name}`}
          value={messages.some(({ id }) => id === row.message_id) ? (row.message_id ?? "") : ""}
          choices={[NONE, ...messages.map(({ id, core }) => ({ value: id, label: core }))]}
          disabled={disabled}
          onChange={(id) => onSave({ message_id: id || null })}
        />
      </td>
    </>
  );
}

function FormCells({ row, readOnly: disabled, onSave }: Props) {
  const { t } = useLingui();
  const library = useChannels();
  const { name, format } = row;
  const offered = formatsOf(library, row.channel_id ? [row.channel_id] : []);
  const formats = format && !offered.includes(format) ? [format, ...offered] : offered;
  return (
    <>
      <td className={styles.cell}>
        <CellSelect
          label={t`Format of ${name}`}
          value={format}
          choices={[NONE, ...formats.map((word) => ({ value: word, label: word }))]}
          disabled={disabled}
          onChange={(word) => onSave({ format: word })}
        />
      </td>
      <td className={styles.tongue}>
        <CellInput
          label={t`Language of ${name}`}
          value={row.language}
          disabled={disabled}
          onSave={(language) => onSave({ language })}
        />
      </td>
    </>
  );
}
