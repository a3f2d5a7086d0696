import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import styles from "./change-list.module.css";
import { type Changes, readChanges } from "./read-changes";

interface Props {
  changes: Changes;
  /** Names by id of what the changes mention. */
  names: Readonly<Record<string, string>>;
}

/** Which fields changed, each with its old and its new value in words. */
export function ChangeList({ changes, names }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const lines = readChanges(changes, { names, language, t });
  if (lines.length === 0) return null;
  return (
    <span className={styles.list}>
      {lines.map(({ key, field, before, after }) => (
        <span key={key} className={styles.line}>
          <span className={styles.field}>{field}</span>{" "}
          {before !== null && after !== null && (
            <>
              <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
            </>
          )}
        </span>
      ))}
    </span>
  );
}
