import { useLingui } from "@lingui/react/macro";
import { IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun, IconUserCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { signOut } from "@/api/session";
import { preferences, type Theme, updatePreferences } from "@/lib/preferences";
import { useStore } from "@/lib/store";
import { Menu, type MenuSection } from "@/ui/actions/menu";
import { Avatar } from "@/ui/marks/avatar";
import { useMe } from "./use-me";
import styles from "./user-menu.module.css";

const ICON = { size: 16, stroke: 1.6 };

function useThemeSection(): MenuSection {
  const { t } = useLingui();
  const { theme } = useStore(preferences);
  const entry = (id: Theme, label: string, icon: React.ReactNode) => ({
    id,
    label,
    icon,
    checked: theme === id,
    run: () => updatePreferences({ theme: id }),
  });
  return {
    id: "theme",
    title: t`Appearance`,
    entries: [
      entry("light", t`Light`, <IconSun {...ICON} />),
      entry("dark", t`Dark`, <IconMoon {...ICON} />),
      entry("auto", t`Like the system`, <IconDeviceDesktop {...ICON} />),
    ],
  };
}

/** Who is signed in, and what concerns them: settings, theme, keys, signing out. */
export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useLingui();
  const { person, workspace } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = async () => {
    await signOut();
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
  const own: MenuSection = {
    id: "own",
    entries: [
      {
        id: "you",
        label: t`Your settings`,
        icon: <IconUserCircle {...ICON} />,
        run: () => void navigate({ to: "/settings/you" }),
      },
      { id: "keys", label: t`Keyboard`, icon: <IconKeyboard {...ICON} />, keys: "?", run: onShortcuts },
    ],
  };
  const last: MenuSection = {
    id: "leave",
    entries: [{ id: "out", label: t`Sign out`, icon: <IconLogout {...ICON} />, run: () => void leave() }],
  };
  const trigger = (
    <button type="button" className={styles.user}>
      <Avatar person={person} plain />
      <span className={styles.words}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.workspace}>{workspace.name}</span>
      </span>
    </button>
  );
  return <Menu trigger={trigger} position="top-start" width={210} sections={[own, useThemeSection(), last]} />;
}
