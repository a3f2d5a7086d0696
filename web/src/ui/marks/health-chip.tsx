import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import styles from "./health-chip.module.css";

export type Health = "" | "on_time" | "behind" | "at_risk" | "late" | "done";
type Judged = Exclude<Health, "">;

const NAMES: Record<Judged, MessageDescriptor> = {
  on_time: msg({ context: "how work stands", message: "On time" }),
  behind: msg({ context: "how work stands", message: "Behind" }),
  at_risk: msg({ context: "how work stands", message: "At risk" }),
  late: msg({ context: "how work stands", message: "Late" }),
  done: msg({ context: "how work stands", message: "Done" }),
};

const WHY: Record<Judged, MessageDescriptor> = {
  on_time: msg`Expected to end by its planned day.`,
  behind: msg`Expected to end after its planned day.`,
  at_risk: msg`Only a fixed day or a promise holds it: the work alone would end later than its planned day.`,
  late: msg`Its planned day has passed.`,
  done: msg`Finished.`,
};

/** How work stands against its planned end: a sign of its own shape and a word; nothing without a planned end. */
export function HealthChip({ health, plain }: { health: Health; plain?: boolean }) {
  const { t } = useLingui();
  if (health === "") return null;
  return (
    <span className={styles.chip} data-health={health} title={t(WHY[health])}>
      <HealthSign health={health} />
      <span className={plain ? "visually-hidden" : undefined}>{t(NAMES[health])}</span>
    </span>
  );
}

const SHAPES: Record<Judged, string> = {
  on_time: "M2 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
  behind: "M1.5 8.2a4.5 4.5 0 0 1 9 0z",
  at_risk: "M6 1.6 11 10.4H1z",
  late: "M6 .8 11.2 6 6 11.2 .8 6z",
  done: "M1.8 6.4 4.8 9.2 10.4 3",
};

/** The sign alone: a disc, half a disc, a triangle, a diamond, a tick. */
export function HealthSign({ health }: { health: Judged }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" className={styles.sign} data-health={health} aria-hidden="true">
      <path d={SHAPES[health]} />
    </svg>
  );
}
