import { useLingui } from "@lingui/react/macro";
import type { Heat } from "../../model";
import styles from "./workload.module.css";

/** What the figures and colours of the grid mean. */
export function Legend() {
  const { t } = useLingui();
  const heats: { heat: Heat; words: string }[] = [
    { heat: "free", words: t`room left` },
    { heat: "full", words: t`full` },
    { heat: "over", words: t`a little too much` },
    { heat: "far", words: t`far too much` },
    { heat: "away", words: t`away` },
  ];
  return (
    <p className={styles.legend}>
      <span>{t`Figures are hours of work; in bold, what lies over the working time.`}</span>
      {heats.map(({ heat, words }) => (
        <span key={heat} className={styles.key}>
          <span className={styles.swatch} data-heat={heat} aria-hidden="true" />
          {words}
        </span>
      ))}
      <span className={styles.key}>
        <span className={styles.ring} aria-hidden="true" />
        {t`away for a part`}
      </span>
    </p>
  );
}
