import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { TextAreaField } from "@/ui/fields/controls";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** Free text; saved on leaving it. */
export function Notes({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    if (draft !== null && draft !== task.notes) void save({ notes: draft });
    setDraft(null);
  };
  return (
    <div className={styles.block}>
      <TextAreaField
        label={t`Notes`}
        value={draft ?? task.notes}
        readOnly={!mayEdit}
        placeholder={t`What has to be known`}
        rows={4}
        onChange={setDraft}
        onBlur={settle}
      />
    </div>
  );
}
