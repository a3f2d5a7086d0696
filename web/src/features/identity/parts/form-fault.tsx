import type { Problem } from "@/lib/problem";
import { problemText } from "@/ui/feedback/problem-text";
import styles from "./door.module.css";

/** What is wrong with the form as a whole, above its button. */
export function FormFault({ problem }: { problem: Problem | null | undefined }) {
  return problem ? (
    <p className={styles.fault} role="alert">
      {problemText(problem)}
    </p>
  ) : null;
}
