import { useLingui } from "@lingui/react/macro";
import { asProblem } from "@/lib/problem";
import { Button } from "../actions/button";
import { problemText } from "./problem-text";
import styles from "./states.module.css";

/** In place of a view that could not be read: what happened, what was kept, what to do next. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useLingui();
  const problem = asProblem(error);
  const text = problem ? problemText(problem) : t`This page could not be shown. Your work is saved; reload to go on.`;
  return (
    <div className={styles.error} role="alert">
      <p>{text}</p>
      <div className={styles.actions}>
        {onRetry ? (
          <Button onClick={onRetry}>{t`Try again`}</Button>
        ) : (
          <Button onClick={() => location.reload()}>{t`Reload`}</Button>
        )}
      </div>
    </div>
  );
}
