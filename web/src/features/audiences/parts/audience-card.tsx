import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useChannels } from "@/features/channels/public";
import { Tag } from "@/ui/marks/tag";
import type { Audience } from "../api";
import styles from "./audiences.module.css";

/** One audience in a few words: what troubles it, who belongs to it, where it is. */
export function AudienceCard({ audience }: { audience: Audience }) {
  const { t } = useLingui();
  const { nameOf } = useChannels();
  const { kind, name, segments } = audience;
  const places = audience.channel_ids.map(nameOf).filter(Boolean).join(", ");
  return (
    <Link className={styles.card} to="/audiences/$audienceId" params={{ audienceId: audience.id }}>
      <span className={styles.kind}>{kind === "icp" ? t`Customer profile` : t`Persona`}</span>
      <strong className={styles.name}>{name}</strong>
      <span className={styles.words}>{audience.problem || audience.summary || t`Nothing written yet`}</span>
      {segments.length > 0 && (
        <span className={styles.tags}>
          {segments.map((segment) => (
            <Tag key={segment} name={segment} />
          ))}
        </span>
      )}
      {places && <span className={styles.places}>{places}</span>}
    </Link>
  );
}
