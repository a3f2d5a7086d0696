import { sparkline } from "../../model";
import styles from "../results.module.css";

const [WIDTH, HEIGHT] = [120, 30];

/** A metric's course as a line, drawn by hand; what it says stands beside it in words. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const line = sparkline(values, WIDTH, HEIGHT);
  const [x, y] = (line.split(" ").at(-1) ?? "0,0").split(",");
  return (
    <svg
      className={styles.line}
      viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-testid="sparkline"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className={styles.ground} />
      {values.length > 1 && <polyline points={line} className={styles.course} />}
      {values.length > 0 && <line x1={x} x2={x} y1={y} y2={y} className={styles.dot} />}
    </svg>
  );
}
