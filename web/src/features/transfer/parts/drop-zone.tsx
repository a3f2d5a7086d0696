import { useLingui } from "@lingui/react/macro";
import { IconFileImport } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import styles from "./transfer.module.css";

interface Props {
  file: File | null;
  onFile: (file: File) => void;
}

/** A place to drop a file on, which is also the platform's own file control. */
export function DropZone({ file, onFile }: Props) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  const drop = (event: DragEvent) => {
    drag(event);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    <label className={styles.drop} data-over={over || undefined} onDragOver={drag} onDragLeave={drag} onDrop={drop}>
      <IconFileImport size={26} stroke={1.3} />
      <strong>{file ? file.name : t`Drop a file here, or choose one`}</strong>
      <span className={styles.quiet}>
        {file ? t`Choose another file` : t`CSV or Excel (.xlsx); in Asana: Export, then CSV`}
      </span>
      <input
        type="file"
        className="visually-hidden"
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) onFile(chosen);
        }}
      />
    </label>
  );
}
