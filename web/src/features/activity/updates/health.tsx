import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Health } from "../api";
import styles from "./updates.module.css";

export const HEALTHS = ["on_track", "at_risk", "off_track", "done"] as const;

export const HEALTH_NAMES: Record<Health, MessageDescriptor> = {
  on_track: msg`On track`,
  at_risk: msg`At risk`,
  off_track: msg`Off track`,
  done: msg`Done`,
};

/** How something stands, by mark and word. */
export function HealthMark({ health }: { health: Health }) {
  const { t } = useLingui();
  return (
    <span className={styles.health} data-health={health}>
      <span aria-hidden="true" className={styles.dot} />
      {t(HEALTH_NAMES[health])}
    </span>
  );
}
