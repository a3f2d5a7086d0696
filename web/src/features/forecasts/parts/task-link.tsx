import { usePanel } from "@/lib/url-state";
import styles from "./task-link.module.css";

/** A task's name that opens it beside the page. */
export function TaskLink({ id, name }: { id: string; name: string }) {
  const panel = usePanel();
  return (
    <button type="button" className={styles.name} onClick={() => panel.open({ kind: "task", id })}>
      {name}
    </button>
  );
}
