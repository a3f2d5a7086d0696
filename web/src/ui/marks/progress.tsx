import { useLanguage } from "@/i18n/language";
import { formatShare } from "@/lib/numbers";
import styles from "./progress.module.css";

/** How far something has come, with what is being done. `share` 0 to 1; null while it cannot be told. */
export function Progress({ label, share }: { label: string; share: number | null }) {
  const language = useLanguage();
  const told = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span>{label}</span>
        {share !== null && <span className="figures">{formatShare(share, language)}</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={told}
      >
        <div
          className={styles.bar}
          data-waiting={share === null || undefined}
          style={{ inlineSize: `${told ?? 30}%` }}
        />
      </div>
    </div>
  );
}
