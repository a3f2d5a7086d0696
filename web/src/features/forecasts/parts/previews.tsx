import { areasOf } from "../model";
import styles from "./previews.module.css";

const PLAYS = [2, 6, 14, 24, 33, 38, 40, 36, 30, 24, 18, 13, 9, 6, 4, 3, 2, 1];
const KEPT = 6;

/** What the odds of a launch will look like: a picture, not data. */
export function OddsPreview() {
  return (
    <svg className={styles.odds} viewBox={`0 0 ${PLAYS.length} 40`} preserveAspectRatio="none" aria-hidden="true">
      {PLAYS.map((height, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the picture never changes.
          key={at}
          x={at + 0.08}
          y={40 - height}
          width={0.84}
          height={height}
          data-kept={at < KEPT || undefined}
        />
      ))}
    </svg>
  );
}

const STAGES = [
  [14, 13, 12, 11, 9, 8, 6, 4],
  [0, 1, 2, 2, 3, 2, 3, 3],
  [0, 0, 0, 1, 1, 2, 1, 2],
  [0, 0, 0, 0, 1, 2, 4, 5],
];
const COLOURS = ["var(--unfilled)", "var(--plan)", "var(--produce)", "var(--measure)"];

/** What the flow of work will look like: a picture, not data. */
export function FlowPreview() {
  return (
    <svg className={styles.flow} viewBox="0 0 720 200" preserveAspectRatio="none" aria-hidden="true">
      {areasOf(STAGES, 720, 200).map((outline, stage) => (
        <path key={COLOURS[stage]} d={outline} fill={COLOURS[stage]} />
      ))}
    </svg>
  );
}
