import { useLingui } from "@lingui/react/macro";
import { IconArrowsDiagonal, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useShortcuts } from "@/lib/shortcuts";
import { IconButton } from "../actions/button";
import styles from "./right-panel.module.css";

interface Props {
  label: string;
  onClose: () => void;
  /** Opens the object's full page. */
  onExpand?: (() => void) | undefined;
  /** Actions in the panel's bar. */
  bar?: ReactNode;
  children: ReactNode;
}

/** The right-hand panel for one object; a sheet over the page on phones. Escape closes. */
export function RightPanel({ label, onClose, onExpand, bar, children }: Props) {
  const { t } = useLingui();
  useShortcuts([{ keys: "Escape", label: t`Close the panel`, group: t`Everywhere`, run: onClose }]);
  return (
    <aside className={styles.panel} aria-label={label}>
      <div className={styles.bar}>
        <div className={styles.barStart}>{bar}</div>
        {onExpand && (
          <IconButton label={t`Open as a page`} icon={<IconArrowsDiagonal size={16} />} onClick={onExpand} />
        )}
        <IconButton label={t`Close`} icon={<IconX size={16} />} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
