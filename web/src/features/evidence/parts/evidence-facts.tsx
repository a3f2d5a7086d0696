import { useState } from "react";
import { splitProblem } from "@/lib/form-problem";
import type { EvidenceChanges, EvidenceInFull } from "../api";
import { changesOf, type Draft, draftOf } from "../draft";
import styles from "./evidence.module.css";
import { EvidenceFields } from "./evidence-fields";

interface Props {
  row: EvidenceInFull;
  readOnly: boolean;
  error: unknown;
  onSave: (changes: EvidenceChanges) => void;
}

/** The facts of a piece, each saved when it is left. */
export function EvidenceFacts({ row, readOnly, error, onSave }: Props) {
  const [draft, setDraft] = useState(() => draftOf(row));
  const faults = splitProblem(error, ["source", "url", "summary", "observed_on", "value"])?.fields ?? {};
  const settle = (after: Draft) => {
    const changes = changesOf(row, after);
    if (Object.keys(changes).length > 0) onSave(changes);
  };
  return (
    <div className={styles.form}>
      <EvidenceFields
        draft={draft}
        faults={faults}
        readOnly={readOnly}
        html={row.html}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
        onSettle={settle}
      />
    </div>
  );
}
