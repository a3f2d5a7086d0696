import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { CheckField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { LINK_KINDS, type TemplateParts, treeOf, type Wait, waitsFor, withWaits } from "../template-model";
import styles from "./frames.module.css";

interface Props {
  parts: TemplateParts;
  taskKey: string;
  onChange: (parts: TemplateParts) => void;
  onClose: () => void;
}

const PLAIN: Wait = { kind: "FS", lag: 0 };

/** Chooses what a task of a template waits for: which end for which, and how many working days lie between. */
export function WaitsDialog({ parts, taskKey, onChange, onClose }: Props) {
  const { t } = useLingui();
  const { rows, links } = parts.tasks ?? { rows: [], links: [] };
  const [waits, setWaits] = useState(() => waitsFor(links, taskKey));
  const name = rows.find(({ key }) => key === taskKey)?.name ?? "";
  const set = (key: string, wait: Wait | null) => {
    const next = new Map(waits);
    if (wait) next.set(key, wait);
    else next.delete(key);
    setWaits(next);
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" onClick={() => onChange(withWaits(parts, taskKey, waits))}>{t`Save`}</Button>
    </>
  );
  return (
    <Dialog title={t`What ${name} waits for`} onClose={onClose} foot={foot} width={560}>
      <div className={styles.waits}>
        {treeOf(rows)
          .filter(({ task }) => task.key !== taskKey)
          .map(({ task }) => (
            <WaitLine
              key={task.key}
              name={task.name}
              wait={waits.get(task.key) ?? null}
              onChange={(wait) => set(task.key, wait)}
            />
          ))}
      </div>
    </Dialog>
  );
}

interface LineProps {
  name: string;
  wait: Wait | null;
  onChange: (wait: Wait | null) => void;
}

function WaitLine({ name, wait, onChange }: LineProps) {
  const { t } = useLingui();
  const words = { FS: t`end → start`, SS: t`start → start`, FF: t`end → end`, SF: t`start → end` };
  const lag = (typed: string) => {
    const days = Number(typed);
    if (wait && Number.isFinite(days)) onChange({ ...wait, lag: days });
  };
  return (
    <div className={styles.wait}>
      <CheckField label={name} checked={wait !== null} onChange={(on) => onChange(on ? PLAIN : null)} />
      {wait && (
        <>
          <CellSelect
            label={t`Kind of link to ${name}`}
            value={wait.kind}
            choices={LINK_KINDS.map((value) => ({ value, label: words[value] }))}
            onChange={(kind) => onChange({ ...wait, kind })}
          />
          <CellInput label={t`Working days between, for ${name}`} type="number" value={String(wait.lag)} onSave={lag} />
          <span className={styles.quiet}>{t`d`}</span>
        </>
      )}
    </div>
  );
}
