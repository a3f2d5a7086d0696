import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Skeleton } from "../feedback/skeleton";
import styles from "./sidebar-group.module.css";

/** A titled list inside the sidebar, such as the campaigns. `action` stands beside the title. */
export function SidebarGroup({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <span>{title}</span>
        {action}
      </div>
      <SidebarList>{children}</SidebarList>
    </section>
  );
}

/** The lines of the sidebar below one another. */
export function SidebarList({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

/** Grey lines where those of a list will stand. */
export function SidebarWaiting({ lines }: { lines: number }) {
  return Array.from({ length: lines }, (_, at) => at).map((at) => (
    <li key={at} className={styles.waiting} aria-hidden="true">
      <Skeleton width={27} height={5} />
      <Skeleton width={at % 2 ? "44%" : "58%"} height={10} />
    </li>
  ));
}

interface LineProps {
  to: string;
  name: string;
  /** A ribbon or a sign before the name. */
  lead?: ReactNode;
  /** What stands at the line's end, such as a count. */
  badge?: ReactNode;
  /** Told when the line is pressed. */
  onLeave?: (() => void) | undefined;
}

/** One line of the sidebar. */
export function SidebarLine({ to, name, lead, badge, onLeave }: LineProps) {
  return (
    <li>
      <Link to={to} className={styles.line} activeProps={{ "aria-current": "page" }} title={name} onClick={onLeave}>
        {lead}
        <span className={styles.name}>{name}</span>
        {badge}
      </Link>
    </li>
  );
}
