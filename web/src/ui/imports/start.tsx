import type { ReactNode } from "react";
import styles from "./imports.module.css";

/** The first step: the place for the file, and beside it what is asked of the whole of it. */
export function ImportStart({ drop, children }: { drop: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.start}>
      {drop}
      <div className={styles.target}>{children}</div>
    </div>
  );
}
