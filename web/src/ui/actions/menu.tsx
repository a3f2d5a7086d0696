import { Menu as MantineMenu } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { KeyHint } from "./key-hint";
import styles from "./menu.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string;
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

export interface MenuSection {
  id: string;
  title?: string;
  entries: MenuEntry[];
}

interface Props {
  trigger: ReactElement;
  sections: MenuSection[];
  position?: "bottom-start" | "bottom-end" | "top-start" | "right-start";
  width?: number;
}

function Entry({ entry }: { entry: MenuEntry }) {
  return (
    <MantineMenu.Item
      className={entry.danger ? styles.danger : undefined}
      leftSection={entry.icon}
      rightSection={
        entry.keys ? <KeyHint keys={entry.keys} /> : entry.checked ? <span aria-hidden="true">✓</span> : null
      }
      disabled={entry.disabled ?? false}
      onClick={entry.run}
      {...(entry.checked === undefined ? {} : { role: "menuitemradio", "aria-checked": entry.checked })}
    >
      {entry.label}
    </MantineMenu.Item>
  );
}

/** A drop-down of verbs. Arrow keys and first letters move; Escape closes and returns the focus. */
export function Menu({ trigger, sections, position = "bottom-end", width = 220 }: Props) {
  return (
    <MantineMenu
      position={position}
      width={width}
      shadow="none"
      radius="md"
      offset={4}
      withinPortal
      classNames={{ dropdown: styles.dropdown ?? "", item: styles.item ?? "", label: styles.label ?? "" }}
      transitionProps={{ duration: 90 }}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown>
        {sections.map((section, index) => (
          <div key={section.id}>
            {index > 0 && <MantineMenu.Divider />}
            {section.title && <MantineMenu.Label>{section.title}</MantineMenu.Label>}
            {section.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </div>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
