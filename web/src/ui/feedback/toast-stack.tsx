import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useStore } from "@/lib/store";
import { closeToast, type Toast, toasts } from "@/lib/toasts";
import { Button, IconButton } from "../actions/button";
import styles from "./toast-stack.module.css";

function ToastLine({ toast, onUndo, holds }: { toast: Toast; onUndo: (toast: Toast) => void; holds: boolean }) {
  const { t } = useLingui();
  useEffect(() => {
    if (toast.lasts === null || holds) return;
    const timer = setTimeout(() => closeToast(toast.id), toast.lasts);
    return () => clearTimeout(timer);
  }, [toast, holds]);
  return (
    <div className={styles.toast} data-tone={toast.tone} role={toast.tone === "failed" ? "alert" : "status"}>
      <span className={styles.text}>{toast.text}</span>
      {(toast.batch || toast.revert) && (
        <Button look="ghost" className={styles.undo} onClick={() => onUndo(toast)}>
          {t`Undo`}
        </Button>
      )}
      <IconButton
        className={styles.close}
        label={t`Close`}
        icon={<IconX size={14} />}
        onClick={() => closeToast(toast.id)}
      />
    </div>
  );
}

/** The lines at the foot of the page. They wait while pointed at or focused. */
export function ToastStack({ onUndo }: { onUndo: (toast: Toast) => void }) {
  const { t } = useLingui();
  const shown = useStore(toasts);
  const [holds, setHolds] = useState(false);
  return (
    <section
      className={styles.stack}
      aria-label={t`Messages`}
      onMouseEnter={() => setHolds(true)}
      onMouseLeave={() => setHolds(false)}
      onFocus={() => setHolds(true)}
      onBlur={() => setHolds(false)}
    >
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} onUndo={onUndo} holds={holds} />
      ))}
    </section>
  );
}
