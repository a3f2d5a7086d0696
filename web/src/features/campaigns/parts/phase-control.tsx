import { useLingui } from "@lingui/react/macro";
import { PHASE_NAMES, PHASES, type Phase } from "@/ui/marks/phases";
import styles from "./phase-control.module.css";

/** The large ribbon: five phases, those reached filled, the present one marked. */
export function PhaseControl({ phase }: { phase: Phase }) {
  const { t } = useLingui();
  const reached = PHASES.indexOf(phase);
  return (
    <ol className={styles.ribbon} aria-label={t`Phase`}>
      {PHASES.map((each, index) => (
        <li key={each} className={styles.part} aria-current={each === phase ? "step" : undefined}>
          <span className={styles.segment} data-phase={each} data-filled={index <= reached || undefined} />
          <span className={styles.name}>{t(PHASE_NAMES[each])}</span>
        </li>
      ))}
    </ol>
  );
}
