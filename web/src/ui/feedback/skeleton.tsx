import { useLingui } from "@lingui/react/macro";
import styles from "./skeleton.module.css";

/** One grey bar; sizes in pixels or any CSS length. It appears after 150 ms only, so quick answers never flicker. */
export function Skeleton({ width = "100%", height = 12 }: { width?: number | string; height?: number | string }) {
  return <span className={styles.bone} style={{ inlineSize: width, blockSize: height }} aria-hidden="true" />;
}

const WIDTHS = ["62%", "48%", "71%", "55%", "40%", "66%", "52%", "59%"];

/** Rows in the geometry of lists and grids. */
export function RowSkeletons({ rows = 8 }: { rows?: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={styles.row}>
          <Skeleton width={14} height={14} />
          <Skeleton width={WIDTHS[row % WIDTHS.length] ?? "50%"} />
          <Skeleton width={22} height={22} />
          <Skeleton width={48} />
        </div>
      ))}
    </div>
  );
}

/** A whole page: heading and rows. */
export function PageSkeleton() {
  return (
    <div>
      <div className={styles.head}>
        <Skeleton width={180} height={18} />
      </div>
      <RowSkeletons />
    </div>
  );
}
