import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { Citations } from "@/features/evidence/public";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput } from "@/ui/fields/cell-controls";
import { SavedArea } from "@/ui/fields/saved-area";
import {
  addProofPoint,
  type Message,
  type MessageChanges,
  type ProofPoint,
  removeMessage,
  removeProofPoint,
  updateMessage,
  updateProofPoint,
} from "../api";
import styles from "./message-house.module.css";
import { NewLine } from "./new-line";

const WEB = "https://";

interface Props {
  message: Message;
  readOnly: boolean;
}

/** One message: its core above, its proofs, and the call to action it leads to; what is missing asks to be filled. */
export function MessageRoom({ message, readOnly }: Props) {
  const { t } = useLingui();
  const stale = [["campaign", message.campaign_id]];
  const save = useWrite((changes: MessageChanges) => updateMessage(message.id, changes), { stale });
  const remove = useWrite(() => removeMessage(message.id), { stale, done: t`Message removed` });
  const locked = readOnly || !message.can.includes("update_message");
  return (
    <div className={styles.message}>
      <div className={styles.core}>
        <SavedArea
          label={t`Core message`}
          rows={2}
          value={message.core}
          readOnly={locked}
          onSave={(core) => core && save.mutate({ core })}
        />
        {!locked && (
          <IconButton
            label={t`Remove the message ${message.core}`}
            icon={<IconTrash size={15} />}
            onClick={() => remove.mutate()}
          />
        )}
      </div>
      <Proofs message={message} readOnly={locked} />
      <CallToAction message={message} readOnly={locked} onSave={save.mutate} />
      <Citations kind="message" id={message.id} mayCite={!locked} />
    </div>
  );
}

function Proofs({ message, readOnly }: Props) {
  const { t } = useLingui();
  const stale = [["campaign", message.campaign_id]];
  const add = useWrite((text: string) => addProofPoint(message.id, text), { stale });
  const none = message.proofs.length === 0;
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t`Proof points`}</span>
      <ul className={styles.proofs}>
        {message.proofs.map((proof) => (
          <Proof key={proof.id} proof={proof} campaignId={message.campaign_id} readOnly={readOnly} />
        ))}
      </ul>
      {!readOnly && (
        <NewLine
          invites={none}
          label={t`New proof point for ${message.core}`}
          placeholder={none ? t`Why should they believe it?` : t`Another proof point`}
          onSave={add.mutate}
        />
      )}
    </div>
  );
}

function Proof({ proof, campaignId, readOnly }: { proof: ProofPoint; campaignId: string; readOnly: boolean }) {
  const { t } = useLingui();
  const stale = [["campaign", campaignId]];
  const save = useWrite((text: string) => updateProofPoint(proof.id, text), { stale });
  const remove = useWrite(() => removeProofPoint(proof.id), { stale, done: t`Proof point removed` });
  if (readOnly) return <li className={styles.proof}>{proof.text}</li>;
  return (
    <li className={styles.proof}>
      <CellInput
        label={t`Proof point ${proof.text}`}
        value={proof.text}
        onSave={(text) => (text ? save.mutate(text) : remove.mutate())}
      />
      <IconButton label={t`Remove ${proof.text}`} icon={<IconTrash size={14} />} onClick={() => remove.mutate()} />
    </li>
  );
}

function CallToAction({ message, readOnly, onSave }: Props & { onSave: (changes: MessageChanges) => void }) {
  const { t } = useLingui();
  const { core } = message;
  return (
    <div className={styles.part}>
      <span className={styles.label}>{t`Call to action`}</span>
      <div className={styles.action} data-invites={!message.call_to_action || undefined}>
        <CellInput
          label={t`Call to action of ${core}`}
          placeholder={t`What should they do next?`}
          value={message.call_to_action}
          disabled={readOnly}
          onSave={(call_to_action) => onSave({ call_to_action })}
        />
        <CellInput
          label={t`Address of the call to action of ${core}`}
          placeholder={WEB}
          value={message.cta_url}
          disabled={readOnly}
          onSave={(cta_url) => onSave({ cta_url })}
        />
      </div>
    </div>
  );
}
