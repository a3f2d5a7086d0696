import type { ReactNode } from "react";
import { Progress } from "@/ui/marks/progress";
import styles from "./imports.module.css";

interface Props {
  /** What is being written. */
  label: string;
  progress: { done: number; total: number } | null;
  /** Where the import is found again when the page is left. */
  children: ReactNode;
}

/** How far a run has come; it goes on when the page is left. */
export function ImportRunning({ label, progress, children }: Props) {
  const share = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <div className={styles.running}>
      <Progress label={label} share={share} />
      <p className={styles.quiet}>{children}</p>
    </div>
  );
}
