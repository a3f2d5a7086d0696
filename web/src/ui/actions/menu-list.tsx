import { Menu as MantineMenu } from "@mantine/core";
import { useEffect, useState } from "react";
import { KeyHint } from "./key-hint";
import type { MenuEntry, MenuProps } from "./menu";
import styles from "./menu.module.css";

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

/** The open menu; `triggerId` gets the focus back on closing. */
export function MenuList({
  trigger,
  triggerId,
  sections,
  position = "bottom-end",
  width = 220,
}: MenuProps & { triggerId: string }) {
  const [opened, setOpened] = useState(false);
  // Opened only once mounted, so that the menu takes the focus and arrow keys work at once.
  useEffect(() => setOpened(true), []);
  const change = (next: boolean) => {
    setOpened(next);
    if (!next) document.querySelector<HTMLElement>(`[data-menu="${triggerId}"]`)?.focus();
  };
  return (
    <MantineMenu
      opened={opened}
      onChange={change}
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
