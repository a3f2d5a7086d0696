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

/** Keeps tables and tiles to the one width of such pages, from the line on which the header begins. */
export function Wide({ children, flush, stacked }: WideProps) {
  return (
    <div className={styles.wide} data-flush={flush || undefined} data-stacked={stacked || undefined}>
      {children}
    </div>
  );
}

interface SectionProps {
  title: string;
  /** What is to be known of it, in a line. */
  detail?: ReactNode;
  /** What can be done with the whole of it, at the end of the title's line. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page, divided by a hairline rather than a box. */
export function PageSection({ title, detail, tools, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <div className={styles.titles}>
          <h2>{title}</h2>
          {detail && <div className={styles.detail}>{detail}</div>}
        </div>
        {tools}
      </div>
      {children}
    </section>
  );
}
