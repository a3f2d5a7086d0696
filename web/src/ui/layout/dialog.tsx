import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { IconButton } from "../actions/button";
import styles from "./dialog.module.css";
import { Layer } from "./layer";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot, the primary one last. */
  foot?: ReactNode;
  width?: number;
}

/** A modal window by the platform's own `<dialog>`: focus stays inside and returns afterwards, Escape closes. */
export function Dialog({ title, onClose, children, foot, width = 460 }: Props) {
  const { t } = useLingui();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  // Before the page is painted and before the window leaves it: once it is gone, the focus in it is lost with it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    const opener = document.activeElement;
    setLayer(shown);
    shown?.showModal();
    // The browser would pick the closing cross.
    const first = shown?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select");
    (first ?? shown)?.focus();
    return () => {
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={styles.dialog}
      style={{ inlineSize: `min(${width}px, calc(100vw - 24px))` }}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        <IconButton label={t`Close`} icon={<IconX size={16} />} onClick={onClose} />
      </header>
      <div className={styles.body}>
        <Layer value={layer}>{children}</Layer>
      </div>
      {foot && <footer className={styles.foot}>{foot}</footer>}
    </dialog>
  );
}
