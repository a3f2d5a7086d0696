import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import type { Command, NavItem } from "@/lib/parts";
import { type Shortcut, useShortcuts } from "@/lib/shortcuts";
import { lastUndoable } from "@/lib/toasts";
import { useUndo } from "./undo";
import { useMe } from "./use-me";

interface Options {
  navItems: readonly NavItem[];
  commands: readonly Command[];
  onPalette: () => void;
  onHelp: () => void;
}

/** The keys that work everywhere: the palette, G-then-a-letter, every command's own keys, Z and ?. */
export function useShellShortcuts({ navItems, commands, onPalette, onHelp }: Options): void {
  const { t } = useLingui();
  const { can } = useMe();
  const navigate = useNavigate();
  const undo = useUndo();
  const go = (to: string) => void navigate({ to });
  const allowed = (part: { needs?: string }) => !part.needs || can.includes(part.needs);
  const places = navItems.flatMap((item): Shortcut[] =>
    item.keys && allowed(item)
      ? [{ keys: item.keys, label: t(item.label), group: t`Go to`, run: () => go(item.to) }]
      : [],
  );
  const verbs = commands.flatMap((command): Shortcut[] =>
    command.keys && allowed(command)
      ? [{ keys: command.keys, label: t(command.label), group: t`Do`, run: () => command.run(go) }]
      : [],
  );
  const everywhere: Shortcut[] = [
    { keys: "mod+k", label: t`Find or do`, group: t`Everywhere`, run: onPalette },
    { keys: "/", label: t`Find or do`, group: t`Everywhere`, run: onPalette },
    { keys: "?", label: t`Show these keys`, group: t`Everywhere`, run: onHelp },
    {
      keys: "z",
      label: t`Undo the last change`,
      group: t`Everywhere`,
      run: () => {
        const toast = lastUndoable();
        if (toast) undo(toast);
      },
    },
  ];
  useShortcuts([...everywhere, ...places, ...verbs]);
}
