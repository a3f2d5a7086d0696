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

interface WideProps {
  children: ReactNode;
  /** Begins at the header's line, for a table that is the page. */
  flush?: boolean;
  /** Keeps an even distance between its children, for tiles and notes; sections bring their own. */
  stacked?: boolean;
}

/** Keeps tables and tiles to the one width of such pages, in a PageBody or a frame that scrolls by itself. */
export function Wide({ children, flush, stacked }: WideProps) {
  return (
    <div className={styles.wide} data-flush={flush || undefined} data-stacked={stacked || undefined}>
      {children}
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
