import type { ReactNode } from "react";
import styles from "./callout.module.css";

/** A remark in the flow of a page. `now` only for what is late or critical. */
export function Callout({
  tone = "note",
  title,
  children,
  action,
}: {
  tone?: "note" | "now" | "good";
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.callout} data-tone={tone} role={tone === "now" ? "alert" : undefined}>
      <div className={styles.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
