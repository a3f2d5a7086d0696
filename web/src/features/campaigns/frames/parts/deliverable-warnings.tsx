import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import type { Deliverable } from "../../api";
import styles from "./frames.module.css";

/** What is wrong with where a deliverable goes: its material comes too late, or a limit keeps its audience off. */
export function Warnings({ row }: { row: Deliverable }) {
  const { t } = useLingui();
  const language = useLanguage();
  const late = (day: string | null) => t`Material had to be ready by ${day ? formatDay(day, language) : ""}`;
  return row.warnings.map(({ code, day, reason }) => (
    <span key={code} className={styles.warning}>
      <IconAlertTriangle size={13} aria-hidden="true" />
      {code === "too_late" ? late(day) : t`Against a limit: ${reason}`}
    </span>
  ));
}
