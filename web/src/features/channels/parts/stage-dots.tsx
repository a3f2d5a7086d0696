import { useLingui } from "@lingui/react/macro";
import type { JourneyStage } from "../api";
import { STAGES } from "../words";
import styles from "./stage-dots.module.css";

interface Props {
  /** Whose stages these are. */
  label: string;
  stages: readonly JourneyStage[];
  readOnly?: boolean;
  onChange: (stages: JourneyStage[]) => void;
}

/** The five stages of the journey in a row, each switched on or off; the number of filled ones tells without colour. */
export function StageDots({ label, stages, readOnly, onChange }: Props) {
  const { t } = useLingui();
  const press = (stage: JourneyStage) =>
    onChange(stages.includes(stage) ? stages.filter((each) => each !== stage) : [...stages, stage]);
  return (
    <fieldset className={styles.dots} aria-label={label} disabled={readOnly}>
      {STAGES.map(({ value, label: name }) => (
        <button
          key={value}
          type="button"
          className={styles.dot}
          title={t(name)}
          aria-label={t(name)}
          aria-pressed={stages.includes(value)}
          onClick={() => press(value)}
        />
      ))}
    </fieldset>
  );
}
