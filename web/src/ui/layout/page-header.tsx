import type { ReactNode } from "react";
import styles from "./page-header.module.css";

interface Props {
  title: ReactNode;
  /** A quiet line beside the title: counts, the campaign's name. */
  detail?: ReactNode;
  /** Before the title: a ribbon or a way back. */
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The bar at the top of the work surface. */
export function PageHeader({ title, detail, lead, actions }: Props) {
  return (
    <header className={styles.header}>
      {lead}
      <h1 className={styles.title}>{title}</h1>
      {detail && <div className={styles.detail}>{detail}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
