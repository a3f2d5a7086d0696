import { Popover as MantinePopover } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import styles from "./popover.module.css";

interface Props {
  open: boolean;
  onClose: () => void;
  label: string;
  trigger: ReactElement;
  children: ReactNode;
  position?: "bottom-start" | "bottom-end" | "right-start";
}

/** A floating layer beside its trigger; takes the focus, Escape and a press outside close it. */
export function Popover({ open, onClose, label, trigger, children, position = "bottom-end" }: Props) {
  return (
    <MantinePopover
      opened={open}
      onChange={(next) => next || onClose()}
      position={position}
      offset={4}
      withinPortal
      trapFocus
      returnFocus
      transitionProps={{ duration: 90 }}
      classNames={{ dropdown: styles.dropdown ?? "" }}
    >
      <MantinePopover.Target>{trigger}</MantinePopover.Target>
      <MantinePopover.Dropdown aria-label={label}>{children}</MantinePopover.Dropdown>
    </MantinePopover>
  );
}
