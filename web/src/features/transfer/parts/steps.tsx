import { useLingui } from "@lingui/react/macro";
import styles from "./transfer.module.css";

export type Step = "columns" | "report" | "run" | "result";
const ORDER: readonly Step[] = ["columns", "report", "run", "result"];

/** The way of an import, with where it stands. */
export function Steps({ at }: { at: Step }) {
  const { t } = useLingui();
  const steps = [t`Columns`, t`Check`, t`Import`];
  const reached = Math.min(ORDER.indexOf(at), steps.length);
  return (
    <ol className={styles.steps} aria-label={t`Steps of the import`}>
      {steps.map((name, index) => (
        <li key={name} data-done={index < reached || undefined} aria-current={index === reached ? "step" : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}
