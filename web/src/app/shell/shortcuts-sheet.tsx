import { useLingui } from "@lingui/react/macro";
import { preferences, updatePreferences } from "@/lib/preferences";
import { type Shortcut, shortcuts } from "@/lib/shortcuts";
import { useStore } from "@/lib/store";
import { KeyHint } from "@/ui/actions/key-hint";
import { CheckField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import styles from "./shortcuts-sheet.module.css";

/** Shortcuts by group, the same keys once, in the order they were registered. */
export function grouped(list: readonly Shortcut[]): [group: string, shortcuts: Shortcut[]][] {
  const groups = new Map<string, Map<string, Shortcut>>();
  for (const shortcut of list) {
    const group = groups.get(shortcut.group) ?? new Map<string, Shortcut>();
    groups.set(shortcut.group, group.set(shortcut.keys, shortcut));
  }
  return [...groups].map(([group, byKeys]) => [group, [...byKeys.values()]]);
}

/** The sheet `?` opens: every key that works on this page. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const list = useStore(shortcuts);
  const { singleKeys } = useStore(preferences);
  return (
    <Dialog title={t`Keyboard`} onClose={onClose} width={560}>
      <div className={styles.groups}>
        {grouped(list).map(([group, members]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {members.map((shortcut) => (
                <div key={shortcut.keys} className={styles.line}>
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <KeyHint keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <CheckField
        label={t`Single keys do something (turn off when you speak to your computer)`}
        checked={singleKeys}
        onChange={(on) => updatePreferences({ singleKeys: on })}
      />
    </Dialog>
  );
}
