import { Popover as MantinePopover } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, type ReactNode, useContext } from "react";
import { Layer } from "./layer";
import styles from "./popover.module.css";

interface Props {
  open: boolean;
  onClose: () => void;
  label: string;
  trigger: ReactElement;
  children: ReactNode;
  position?: "bottom-start" | "bottom-end" | "right-start";
}

/** Escape closes the layer alone, not the modal window it stands in. */
function keepWindow(event: KeyboardEvent): void {
  if (event.key === "Escape") event.preventDefault();
}

/** A floating layer beside its trigger; takes the focus, Escape and a press outside close it. */
export function Popover({ open, onClose, label, trigger, children, position = "bottom-end" }: Props) {
  const layer = useContext(Layer);
  return (
    <MantinePopover
      opened={open}
      onChange={(next) => next || onClose()}
      position={position}
      offset={4}
      withinPortal
      portalProps={layer ? { target: layer } : {}}
      floatingStrategy={layer ? "fixed" : "absolute"}
      trapFocus
      returnFocus
      transitionProps={{ duration: 90 }}
      classNames={{ dropdown: styles.dropdown ?? "" }}
    >
      <MantinePopover.Target>{trigger}</MantinePopover.Target>
      <MantinePopover.Dropdown aria-label={label}>
        <div className={styles.keys} role="presentation" onKeyDownCapture={keepWindow}>
          {children}
        </div>
      </MantinePopover.Dropdown>
    </MantinePopover>
  );
}
