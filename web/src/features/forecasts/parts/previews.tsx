import { areasOf } from "../model";
import styles from "./previews.module.css";

const PLAYS = [2, 6, 14, 24, 33, 38, 40, 36, 30, 24, 18, 13, 9, 6, 4, 3, 2, 1];
const KEPT = 6;

function barsFrom(first: number, heights: readonly number[]): string {
  return heights.map((height, at) => `M${first + at + 0.08} 40v${-height}h0.84v${height}z`).join("");
}

/** What the odds of a launch will look like: a picture, not data. */
export function OddsPreview() {
  return (
    <svg className={styles.odds} viewBox={`0 0 ${PLAYS.length} 40`} preserveAspectRatio="none" aria-hidden="true">
      <path className={styles.kept} d={barsFrom(0, PLAYS.slice(0, KEPT))} />
      <path d={barsFrom(KEPT, PLAYS.slice(KEPT))} />
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
