import { useLingui } from "@lingui/react/macro";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { NavItem } from "@/lib/parts";
import styles from "./phone-tabs.module.css";

interface Props {
  items: readonly NavItem[];
  onNew: () => void;
  onMore: () => void;
}

/** The phone's way around, within reach of a thumb. */
export function PhoneTabs({ items, onNew, onMore }: Props) {
  const { t } = useLingui();
  return (
    <nav className={styles.tabs} aria-label={t`Main`}>
      {items
        .filter((item) => item.onPhone)
        .map(({ id, to, label, icon: Icon }) => (
          <Link key={id} to={to} className={styles.tab} activeProps={{ "aria-current": "page" }}>
            <Icon size={20} stroke={1.6} />
            <span>{t(label)}</span>
          </Link>
        ))}
      <button type="button" className={styles.tab} onClick={onNew}>
        <IconPlus size={20} stroke={1.6} />
        <span>{t`New`}</span>
      </button>
      <button type="button" className={styles.tab} onClick={onMore}>
        <IconDots size={20} stroke={1.6} />
        <span>{t`More`}</span>
      </button>
    </nav>
  );
}
