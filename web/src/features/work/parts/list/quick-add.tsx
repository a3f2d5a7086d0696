import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import styles from "./grid.module.css";

interface Props {
  onAdd: (name: string) => Promise<boolean>;
  /** True when the page was opened to add a task: the cursor stands in the line. */
  ready?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A line that makes a task of what is typed, and stays ready for the next. */
export function QuickAdd({ onAdd, ready, ref }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const add = async () => {
    const typed = name.trim();
    if (!typed) return;
    setName("");
    // What the server refused is given back, so that nothing typed is lost.
    if (!(await onAdd(typed))) setName(typed);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") void add();
    if (event.key === "Escape") event.currentTarget.blur();
  };
  return (
    <div className={styles.add}>
      <IconPlus size={15} aria-hidden="true" />
      <input
        ref={ref}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to add a task.
        autoFocus={ready}
        aria-label={t`New task`}
        placeholder={t`New task`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={key}
      />
    </div>
  );
}
