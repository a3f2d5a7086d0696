import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { liveStatus } from "@/api/live";
import { useStore } from "@/lib/store";
import styles from "./live-sign.module.css";

/** Milliseconds a broken stream may last before it is worth a word. */
const PATIENCE = 4_000;

/** Says that others' changes do not arrive just now; silent while all is well. */
export function LiveSign() {
  const { t } = useLingui();
  const status = useStore(liveStatus);
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (status !== "waiting") return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [status]);
  return (
    <div role="status" className={late ? styles.sign : undefined}>
      {late && t`Reconnecting to the server`}
    </div>
  );
}
