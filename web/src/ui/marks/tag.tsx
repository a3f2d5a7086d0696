import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import styles from "./tag.module.css";

/** A short label; with `onRemove` it carries a cross. */
export function Tag({ name, onRemove }: { name: string; onRemove?: () => void }) {
  const { t } = useLingui();
  return (
    <span className={styles.tag}>
      <span className={styles.name}>{name}</span>
      {onRemove && (
        <button type="button" className={styles.cross} aria-label={t`Remove ${name}`} onClick={onRemove}>
          <IconX size={11} stroke={2} />
        </button>
      )}
    </span>
  );
}

export type StageCategory = "backlog" | "open" | "active" | "review" | "done";

/** A stage of a workflow: the sign tells its category without colour, the name says the rest. */
export function StageChip({ name, category }: { name: string; category: StageCategory }) {
  return (
    <span className={styles.stage} data-category={category}>
      <StageSign category={category} />
      <span className={styles.name}>{name}</span>
    </span>
  );
}

const FILL: Record<StageCategory, number> = { backlog: 0, open: 0, active: 0.5, review: 0.75, done: 1 };

/** The circle of a stage: dashed, empty, half, three quarters, full with a tick. */
export function StageSign({ category }: { category: StageCategory }) {
  const around = 2 * Math.PI * 2.5;
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" className={styles.sign} data-category={category} aria-hidden="true">
      <circle
        cx="7"
        cy="7"
        r="5.6"
        fill="none"
        strokeWidth="1.4"
        strokeDasharray={category === "backlog" ? "2 2.4" : undefined}
      />
      {category === "done" ? (
        <path d="M4.6 7.2 6.3 8.9 9.6 5.4" fill="none" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      ) : (
        <circle
          cx="7"
          cy="7"
          r="2.5"
          fill="none"
          strokeWidth="5"
          strokeDasharray={`${FILL[category] * around} ${around}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  );
}
