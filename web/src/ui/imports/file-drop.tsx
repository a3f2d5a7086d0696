import { IconFileImport } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useState } from "react";
import styles from "./imports.module.css";

interface Props {
  title: ReactNode;
  detail: ReactNode;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** A place to drop a table on, which is also the platform's own file control. */
export function FileDrop({ title, detail, disabled = false, onFile }: Props) {
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    drag(event);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !disabled) onFile(dropped);
  };
  return (
    <label className={styles.drop} data-over={over || undefined} onDragOver={drag} onDragLeave={drag} onDrop={drop}>
      <IconFileImport size={26} stroke={1.3} />
      <strong>{title}</strong>
      <span className={styles.quiet}>{detail}</span>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={disabled}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onFile(chosen);
        }}
      />
    </label>
  );
}
