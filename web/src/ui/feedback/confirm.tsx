import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "../actions/button";
import { Dialog } from "../layout/dialog";

interface Props {
  title: string;
  /** What will happen, and what can be undone. */
  children: ReactNode;
  /** The verb: "Delete 3 tasks", never "OK". */
  verb: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone. What can be undone is done at once, with an undo toast. */
export function ConfirmDialog({ title, children, verb, danger, busy, onConfirm, onClose }: Props) {
  const { t } = useLingui();
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look={danger ? "danger" : "primary"} busy={busy ?? false} onClick={onConfirm}>
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} foot={foot}>
      {children}
    </Dialog>
  );
}
