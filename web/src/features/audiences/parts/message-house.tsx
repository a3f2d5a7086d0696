import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useWrite } from "@/ui/feedback/use-write";
import { campaignAudiencesQuery, messagesQuery, useAudiences, writeMessage } from "../api";
import { type Room, roomsOf } from "../model";
import styles from "./message-house.module.css";
import { MessageRoom } from "./message-room";
import { NewLine } from "./new-line";

interface Props {
  campaignId: string;
  readOnly?: boolean;
}

/** The message house: for each audience a core, the proofs it rests on and what people are asked to do. */
export function MessageHouse({ campaignId, readOnly = false }: Props) {
  const addressed = useQuery(campaignAudiencesQuery(campaignId)).data ?? [];
  const messages = useQuery(messagesQuery(campaignId)).data;
  if (!messages) return null;
  return (
    <div className={styles.house}>
      {roomsOf(addressed, messages).map((room) => (
        <Audience key={room.audienceId ?? ""} campaignId={campaignId} room={room} readOnly={readOnly} />
      ))}
    </div>
  );
}

function Audience({ campaignId, room, readOnly }: { campaignId: string; room: Room; readOnly: boolean }) {
  const { t } = useLingui();
  const { byId } = useAudiences();
  const stale = [["campaign", campaignId]];
  const write = useWrite((core: string) => writeMessage(campaignId, room.audienceId, core), { stale });
  const name = room.audienceId ? (byId.get(room.audienceId)?.name ?? "") : t`Everyone`;
  const empty = room.messages.length === 0;
  const first = room.audienceId ? t`What should ${name} remember?` : t`What all audiences should remember`;
  const invitation = empty ? first : t`Another message`;
  return (
    <section className={styles.room} aria-label={t`Messages for ${name}`}>
      <header className={styles.head}>
        <h3>{name}</h3>
        {room.primary && <span className={styles.quiet}>{t`primary audience`}</span>}
      </header>
      {room.messages.map((message) => (
        <MessageRoom key={message.id} message={message} readOnly={readOnly} />
      ))}
      {!readOnly && (
        <NewLine
          invites={empty && room.audienceId !== null}
          label={t`New message for ${name}`}
          placeholder={invitation}
          onSave={write.mutate}
        />
      )}
    </section>
  );
}
