import { capsOf } from "@/lib/shortcuts";
import styles from "./key-hint.module.css";

/** The keys of a shortcut, drawn small: "mod+k" or "g t". */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className={styles.hint}>
      {capsOf(keys).map((chord) => (
        <span key={chord.join("+")}>{chord.join(" ")}</span>
      ))}
    </kbd>
  );
}
