import { useLingui } from "@lingui/react/macro";
import { IconSearch } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import type { NavItem } from "@/lib/parts";
import { KeyHint } from "@/ui/actions/key-hint";
import { Mark } from "@/ui/marks/mark";
import { SidebarLine, SidebarList } from "@/ui/nav/sidebar-group";
import styles from "./sidebar.module.css";
import { useMe } from "./use-me";

const SECTIONS = ["main", "libraries", "workspace"] as const;

interface Props {
  items: readonly NavItem[];
  blocks: readonly ComponentType[];
  foot: ReactNode;
  onPalette: () => void;
  /** On phones the sidebar lies over the page and leaves after a choice. */
  onLeave?: (() => void) | undefined;
}

/** The way around: places first, then campaigns, then what the workspace is made of. */
export function Sidebar({ items, blocks, foot, onPalette, onLeave }: Props) {
  const { t } = useLingui();
  const { can } = useMe();
  const allowed = items.filter((item) => !item.needs || can.includes(item.needs));
  const section = (name: (typeof SECTIONS)[number]) => (
    <NavSection items={allowed.filter((item) => item.section === name)} onLeave={onLeave} />
  );
  return (
    <nav className={styles.sidebar} aria-label={t`Main`} data-over={onLeave ? true : undefined}>
      <div className={styles.brand}>
        <Mark />
        <span>Drumbeat</span>
      </div>
      <button type="button" className={styles.find} onClick={onPalette}>
        <IconSearch size={15} stroke={1.7} />
        <span className={styles.findWords}>{t`Find or do`}</span>
        <KeyHint keys="mod+k" />
      </button>
      <div className={styles.places}>
        {section("main")}
        {blocks.map((Block, index) => (
          <Block key={Block.displayName ?? Block.name ?? index} />
        ))}
        {section("libraries")}
      </div>
      <div className={styles.foot}>
        {section("workspace")}
        {foot}
      </div>
    </nav>
  );
}

function NavSection({ items, onLeave }: { items: readonly NavItem[]; onLeave?: (() => void) | undefined }) {
  if (items.length === 0) return null;
  return (
    <SidebarList>
      {items.map((item) => (
        <NavLine key={item.id} item={item} onLeave={onLeave} />
      ))}
    </SidebarList>
  );
}

function NavLine({ item, onLeave }: { item: NavItem; onLeave?: (() => void) | undefined }) {
  const { t } = useLingui();
  const { Badge, icon: Icon } = item;
  return (
    <SidebarLine
      to={item.to}
      name={t(item.label)}
      lead={<Icon size={16} stroke={1.6} />}
      badge={Badge && <Badge />}
      onLeave={onLeave}
    />
  );
}
