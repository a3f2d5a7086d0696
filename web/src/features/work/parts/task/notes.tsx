import { useLingui } from "@lingui/react/macro";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { MarkdownPreview } from "@/features/activity/public";
import { Button } from "@/ui/actions/button";
import { TextAreaField } from "@/ui/fields/controls";
import { Written } from "@/ui/marks/written";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** Notes as they read; pressing "Edit" shows their Markdown with a preview, saved on leaving it. */
export function Notes({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<string | null>(null);
  const settle = () => {
    if (draft !== null && draft !== task.notes) void save({ notes: draft });
    setDraft(null);
  };
  const shown = draft === null && task.notes !== "" && task.notes_html;
  if (!shown) {
    return (
      <div className={styles.block}>
        <TextAreaField
          label={t`Notes`}
          value={draft ?? task.notes}
          readOnly={!mayEdit}
          placeholder={t`What has to be known`}
          rows={draft === null ? 2 : 8}
          autoFocus={draft !== null && task.notes !== ""}
          onFocus={() => setDraft((typed) => typed ?? task.notes)}
          onChange={setDraft}
          onBlur={settle}
        />
        {draft !== null && <MarkdownPreview text={draft} />}
      </div>
    );
  }
  return (
    <section className={styles.block} aria-label={t`Notes`}>
      <div className={styles.blockHead}>
        <h3>{t`Notes`}</h3>
        {mayEdit && (
          <Button look="ghost" icon={<IconPencil size={14} />} onClick={() => setDraft(task.notes)}>
            {t`Edit`}
          </Button>
        )}
      </div>
      <Written html={shown} className={styles.notes} />
    </section>
  );
}
