import styles from "./evidence.module.css";

/** What the library will look like. */
export function Preview() {
  return (
    <div className={styles.preview}>
      {[38, 31, 44, 26].map((width) => (
        <div key={width} className={styles.bones}>
          <span className={styles.bone} style={{ inlineSize: `${width}%` }} />
          <span className={styles.bone} style={{ inlineSize: "12%" }} />
          <span className={styles.bone} style={{ inlineSize: "18%" }} />
          <span className={styles.bone} style={{ inlineSize: "8%" }} />
        </div>
      ))}
    </div>
  );
}
