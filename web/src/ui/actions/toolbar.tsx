import type { ReactNode } from "react";
import styles from "./toolbar.module.css";

/** A row of controls above a view; `end` stands at its far side. Scrolls sideways on narrow screens rather than wrapping. */
export function Toolbar({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div role="toolbar" aria-label={label} className={styles.bar}>
      <div className={styles.start}>{children}</div>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}
