import { useLingui } from "@lingui/react/macro";
import type { Plan } from "./api";
import styles from "./setup.module.css";

/** How many deliverables go out on which channel. */
export function OutputCounts({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const names = new Map(plan.channels.map((channel) => [channel.id, channel.name]));
  return (
    <ul className={styles.counts}>
      {plan.deliverables.channels.map(({ channel_id, count }) => (
        <li key={channel_id ?? "none"}>
          <strong>{count}</strong> {channel_id ? (names.get(channel_id) ?? "") : t`without a channel`}
        </li>
      ))}
    </ul>
  );
}
