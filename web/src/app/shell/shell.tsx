import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useMediaPhone } from "@/lib/hooks/use-media";
import { useShortcutListener } from "@/lib/shortcuts";
import { Announcer } from "@/ui/feedback/announcer";
import { PageSkeleton } from "@/ui/feedback/skeleton";
import { ToastStack } from "@/ui/feedback/toast-stack";
import { commands, navItems, sidebarBlocks } from "../parts";
import { GuideLink } from "./guide/guide-link";
import { LiveSign } from "./live-sign";
import { Palette } from "./palette";
import { PanelOutlet } from "./panel-outlet";
import { PhoneTabs } from "./phone-tabs";
import styles from "./shell.module.css";
import { ShortcutsSheet } from "./shortcuts-sheet";
import { Sidebar } from "./sidebar";
import { undoToast } from "./undo";
import { useLive } from "./use-live";
import { usePersonsPreferences } from "./use-persons-preferences";
import { useShellShortcuts } from "./use-shell-shortcuts";
import { UserMenu } from "./user-menu";

type Layer = "palette" | "shortcuts" | "sidebar" | null;

/** The frame around every page: sidebar, work surface, right-hand panel, and the layers above them. */
export function Shell() {
  const { t } = useLingui();
  const phone = useMediaPhone();
  const queries = useQueryClient();
  const [layer, setLayer] = useState<Layer>(null);
  const close = () => setLayer(null);
  useLive();
  usePersonsPreferences();
  useShortcutListener();
  useShellShortcuts({ navItems, commands, onPalette: () => setLayer("palette"), onHelp: () => setLayer("shortcuts") });
  const foot = (
    <>
      <LiveSign />
      <div className={styles.foot}>
        <UserMenu onShortcuts={() => setLayer("shortcuts")} />
        <GuideLink onLeave={phone ? close : undefined} />
      </div>
    </>
  );
  return (
    <div className={styles.shell}>
      <a href="#work" className={styles.skip}>{t`Skip to the page`}</a>
      {(!phone || layer === "sidebar") && (
        <Sidebar
          items={navItems}
          blocks={sidebarBlocks}
          foot={foot}
          onPalette={() => setLayer("palette")}
          onLeave={phone ? close : undefined}
        />
      )}
      <main id="work" className={styles.sheet} tabIndex={-1}>
        <div className={styles.page}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </div>
        <PanelOutlet />
      </main>
      {phone && (
        <PhoneTabs
          items={navItems}
          onMore={() => setLayer(layer === "sidebar" ? null : "sidebar")}
          onNew={() => setLayer("palette")}
        />
      )}
      {layer === "palette" && <Palette onClose={close} />}
      {layer === "shortcuts" && <ShortcutsSheet onClose={close} />}
      <ToastStack onUndo={(toast) => void undoToast(toast, queries)} />
      <Announcer />
    </div>
  );
}
