import { useLingui } from "@lingui/react/macro";
import { IconHelp } from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import styles from "../user-menu.module.css";
import { guidePageFor } from "./guide-places";

/** Opens the guide at the page about the place one is in. */
export function GuideLink({ onLeave }: { onLeave?: (() => void) | undefined }) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const search = { page: guidePageFor(pathname) };
  return (
    <Link to="/guide" search={search} className={styles.guide} aria-label={t`Guide`} title={t`Guide`} onClick={onLeave}>
      <IconHelp size={17} stroke={1.6} aria-hidden="true" />
    </Link>
  );
}
