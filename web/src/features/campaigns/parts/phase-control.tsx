import { useLingui } from "@lingui/react/macro";
import { PHASE_NAMES, PHASES, type Phase } from "@/ui/marks/phases";
import styles from "./phase-control.module.css";

interface Props {
  phase: Phase;
  /** Absent for those who may not move the campaign on. */
  onChange?: ((phase: Phase) => void) | undefined;
}

/** The large ribbon: five phases, the present one marked; pressing another moves the campaign there. */
export function PhaseControl({ phase, onChange }: Props) {
  const { t } = useLingui();
  const reached = PHASES.indexOf(phase);
  return (
    <fieldset className={styles.ribbon} disabled={!onChange}>
      <legend className="visually-hidden">{t`Phase`}</legend>
      {PHASES.map((each, index) => (
        <label key={each} className={styles.part} data-current={each === phase || undefined}>
          <input
            type="radio"
            name="phase"
            className="visually-hidden"
            checked={each === phase}
            onChange={() => onChange?.(each)}
          />
          <span className={styles.segment} data-phase={each} data-filled={index <= reached || undefined} />
          <span className={styles.name}>{t(PHASE_NAMES[each])}</span>
        </label>
      ))}
    </fieldset>
  );
}
