import styles from "./priority-sign.module.css";

/** Four bars, as many filled as the priority is high; hidden from screen readers, since the name stands beside it. */
export function PrioritySign({ priority }: { priority: number }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={styles.sign}>
      {[1, 2, 3, 4].map((step) => (
        <rect
          key={step}
          x={(step - 1) * 3.2}
          y={12 - step * 3}
          width="2.2"
          height={step * 3}
          rx="0.6"
          data-filled={step <= priority || undefined}
        />
      ))}
    </svg>
  );
}
