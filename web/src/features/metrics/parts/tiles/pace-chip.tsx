import { useLingui } from "@lingui/react/macro";
import type { Pace } from "../../api";
import { STATES } from "../../words";
import styles from "../results.module.css";

const SIGNS: Record<Pace["state"], string> = {
  no_data: "–",
  on_track: "▲",
  at_risk: "◆",
  off_track: "▼",
  reached: "✓",
};

/** How a target stands, in words and by a sign, never by colour alone. */
export function PaceChip({ state }: { state: Pace["state"] }) {
  const { t } = useLingui();
  return (
    <span className={styles.pace} data-state={state}>
      <span aria-hidden="true">{SIGNS[state]}</span>
      {t(STATES[state])}
    </span>
  );
}
