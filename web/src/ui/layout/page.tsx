import type { ReactNode } from "react";
import styles from "./page.module.css";

/** The scrolling body under a PageHeader. `measure` keeps text and forms to a readable width. */
export function PageBody({ children, measure }: { children: ReactNode; measure?: boolean }) {
  return (
    <div className={styles.body}>
      <div className={measure ? styles.measure : undefined}>{children}</div>
    </div>
  );
}

/** A titled part of a page, divided by a hairline rather than a box. */
export function PageSection({ title, detail, children }: { title: string; detail?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {detail && <div className={styles.detail}>{detail}</div>}
      </div>
      {children}
    </section>
  );
}
