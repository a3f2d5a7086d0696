import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./button.module.css";

interface Props {
  to: string;
  look?: "primary" | "plain" | "ghost";
  icon?: ReactNode;
  children: ReactNode;
}

/** A way to another page that stands among buttons and looks like them. */
export function LinkButton({ to, look = "plain", icon, children }: Props) {
  return (
    <Link to={to} className={[styles.button, styles.link, styles[look]].join(" ")}>
      {icon}
      <span className={styles.text}>{children}</span>
    </Link>
  );
}
