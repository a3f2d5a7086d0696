import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { IconButton } from "@/ui/actions/button";
import { CheckField } from "@/ui/fields/controls";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** Small steps within a task. */
export function Checklist({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const items = task.checklist;
  const add = () => {
    if (!text.trim()) return;
    void save({ checklist: [...items, { id: crypto.randomUUID().slice(0, 8), text: text.trim(), done: false }] });
    setText("");
  };
  return (
    <section className={styles.block} aria-label={t`Checklist`}>
      <h3>{t`Checklist`}</h3>
      {items.map((item) => (
        <div key={item.id} className={styles.check}>
          <CheckField
            label={item.text}
            checked={item.done ?? false}
            disabled={!mayEdit}
            onChange={(done) =>
              void save({ checklist: items.map((each) => (each.id === item.id ? { ...each, done } : each)) })
            }
          />
          {mayEdit && (
            <IconButton
              label={t`Remove ${item.text}`}
              icon={<IconX size={12} />}
              onClick={() => void save({ checklist: items.filter((each) => each.id !== item.id) })}
            />
          )}
        </div>
      ))}
      {mayEdit && (
        <input
          className={styles.text}
          aria-label={t`New step`}
          placeholder={t`New step`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && add()}
        />
      )}
    </section>
  );
}

/** The checks of the stage the task stands in. */
export function StageChecks({ task, screen, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const stage = screen?.stages.find((each) => each.id === task.stage_id);
  if (!stage || stage.checks.length === 0) return null;
  const { name } = stage;
  return (
    <section className={styles.block} aria-label={t`Before it leaves ${name}`}>
      <h3>{t`Before it leaves ${name}`}</h3>
      {stage.checks.map((check) => {
        const id = String(check.id);
        const change = (on: boolean) => void save({ checks: { ...task.checks, [id]: on } });
        return (
          <CheckField
            key={id}
            label={String(check.text)}
            checked={task.checks[id] ?? false}
            disabled={!mayEdit}
            onChange={change}
          />
        );
      })}
    </section>
  );
}
