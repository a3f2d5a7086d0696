import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./sidebar-group.module.css";

/** A titled list inside the sidebar, such as the campaigns. `action` stands beside the title. */
export function SidebarGroup({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <span>{title}</span>
        {action}
      </div>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

/** One line of such a list; `lead` is a ribbon or a sign before the name. */
export function SidebarLine({ to, name, lead }: { to: string; name: string; lead?: ReactNode }) {
  return (
    <li>
      <Link to={to} className={styles.line} activeProps={{ "aria-current": "page" }} title={name}>
        {lead}
        <span className={styles.name}>{name}</span>
      </Link>
    </li>
  );
}
