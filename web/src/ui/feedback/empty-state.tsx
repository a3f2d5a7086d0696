import type { ReactNode } from "react";
import styles from "./states.module.css";

interface Props {
  /** One sentence: what will stand here, and how it comes. */
  sentence: string;
  /** One primary button; a second, quieter one such as "Start from a template" may follow. */
  action?: ReactNode;
  /** A faint, real-looking preview of the full view; hidden from screen readers. */
  preview?: ReactNode;
}

/** A view with nothing in it yet. */
export function EmptyState({ sentence, action, preview }: Props) {
  return (
    <div className={styles.empty}>
      {preview && (
        <div className={styles.preview} aria-hidden="true" inert>
          {preview}
        </div>
      )}
      <div className={styles.words}>
        <p>{sentence}</p>
        {action && <div className={styles.actions}>{action}</div>}
      </div>
    </div>
  );
}
