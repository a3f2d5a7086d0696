import styles from "./preview.module.css";

const ROWS = [
  { depth: 0, width: 30, share: 62 },
  { depth: 1, width: 24, share: 71 },
  { depth: 2, width: 20, share: 48 },
  { depth: 1, width: 27, share: 35 },
] as const;

/** What the tree will look like. */
export function Preview() {
  return (
    <div className={styles.preview}>
      {ROWS.map(({ depth, width, share }) => (
        <div key={width} className={styles.bones} style={{ paddingInlineStart: depth * 24 }}>
          <span className={styles.bone} style={{ inlineSize: `${width}%` }} />
          <span className={styles.boneTrack}>
            <span className={styles.boneBar} style={{ inlineSize: `${share}%` }} />
          </span>
          <span className={styles.bone} style={{ inlineSize: "10%" }} />
        </div>
      ))}
    </div>
  );
}
