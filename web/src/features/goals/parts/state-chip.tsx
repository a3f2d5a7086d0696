import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconArrowDownRight,
  IconArrowUpRight,
  IconBan,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleX,
  IconHourglass,
} from "@tabler/icons-react";
import type { State } from "../api";
import { STATE_WORDS } from "../words";
import styles from "./goals.module.css";

const SIGNS = {
  draft: IconCircleDashed,
  proposed: IconHourglass,
  approved: IconCircleCheck,
  on_track: IconArrowUpRight,
  at_risk: IconAlertTriangle,
  off_track: IconArrowDownRight,
  achieved: IconCircleCheckFilled,
  partial: IconCircleHalf2,
  missed: IconCircleX,
  dropped: IconBan,
} as const;

/** The state of a goal: a sign and its word, never colour alone. */
export function StateChip({ state }: { state: State }) {
  const { t } = useLingui();
  const Sign = SIGNS[state];
  return (
    <span className={styles.state} data-state={state}>
      <Sign size={15} stroke={1.7} aria-hidden="true" />
      {t(STATE_WORDS[state])}
    </span>
  );
}
