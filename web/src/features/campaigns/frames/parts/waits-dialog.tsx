import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { CheckField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { type TemplateParts, treeOf, waitsFor, withWaits } from "../template-model";
import styles from "./frames.module.css";

interface Props {
  parts: TemplateParts;
  taskKey: string;
  onChange: (parts: TemplateParts) => void;
  onClose: () => void;
}

/** Chooses what a task of a template waits for. */
export function WaitsDialog({ parts, taskKey, onChange, onClose }: Props) {
  const { t } = useLingui();
  const { rows, links } = parts.tasks ?? { rows: [], links: [] };
  const [waits, setWaits] = useState(() => new Set(waitsFor(links, taskKey)));
  const name = rows.find(({ key }) => key === taskKey)?.name ?? "";
  const toggle = (key: string, on: boolean) => {
    const next = new Set(waits);
    if (on) next.add(key);
    else next.delete(key);
    setWaits(next);
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" onClick={() => onChange(withWaits(parts, taskKey, [...waits]))}>{t`Save`}</Button>
    </>
  );
  return (
    <Dialog title={t`What ${name} waits for`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        {treeOf(rows)
          .filter(({ task }) => task.key !== taskKey)
          .map(({ task }) => (
            <CheckField
              key={task.key}
              label={task.name}
              checked={waits.has(task.key)}
              onChange={(on) => toggle(task.key, on)}
            />
          ))}
      </div>
    </Dialog>
  );
}
