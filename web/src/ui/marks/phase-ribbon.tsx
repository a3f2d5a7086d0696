import { useLingui } from "@lingui/react/macro";
import styles from "./phase-ribbon.module.css";
import { PHASE_NAMES, PHASES, type Phase } from "./phases";

interface Props {
  phase: Phase;
  /** `lg` names every phase beneath its segment; `md` names the current one; `sm` is for rows and cards. */
  size?: "sm" | "md" | "lg";
  /** Fills the current segment once, when the phase has just been completed. */
  fresh?: boolean;
}

/** Where a campaign stands: filled segments up to and including its phase. Never colour alone: it is also read aloud. */
export function PhaseRibbon({ phase, size = "sm", fresh = false }: Props) {
  const { t } = useLingui();
  const reached = PHASES.indexOf(phase);
  const name = t(PHASE_NAMES[phase]);
  const count = reached + 1;
  return (
    <span
      className={`${styles.ribbon} ${styles[size]}`}
      role="img"
      aria-label={t`Phase ${count} of 5: ${name}`}
      title={name}
    >
      {PHASES.map((each, index) => (
        <span key={each} className={styles.part} aria-hidden="true" data-current={index === reached || undefined}>
          <span
            className={styles.segment}
            data-phase={each}
            data-filled={index <= reached || undefined}
            data-fresh={(fresh && index === reached) || undefined}
          />
          {size === "lg" && <span className={styles.name}>{t(PHASE_NAMES[each])}</span>}
        </span>
      ))}
      {size === "md" && (
        <span className={styles.name} aria-hidden="true">
          {name}
        </span>
      )}
    </span>
  );
}
