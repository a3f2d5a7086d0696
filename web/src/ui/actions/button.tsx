import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./button.module.css";

interface Looks {
  /** `primary` once per view; `danger` for what destroys. */
  look?: "primary" | "plain" | "ghost" | "danger";
  size?: "regular" | "large";
  icon?: ReactNode;
  /** Keeps its width and shows that it works; presses are ignored meanwhile. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export type ButtonProps = Looks & ButtonHTMLAttributes<HTMLButtonElement>;

/** The one button. Its text is a verb, in sentence case. */
export function Button({ look = "plain", size = "regular", icon, busy, children, className, ...rest }: ButtonProps) {
  const classes = [styles.button, styles[look], styles[size], className].filter(Boolean).join(" ");
  return (
    <button type="button" {...rest} className={classes} disabled={rest.disabled || busy} aria-busy={busy || undefined}>
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon}
      <span className={styles.text}>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  /** Read aloud and shown as tooltip. */
  label: string;
  icon: ReactNode;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button with an icon only. */
export function IconButton({ label, icon, pressed, className, ...rest }: IconButtonProps) {
  const classes = [styles.iconButton, className].filter(Boolean).join(" ");
  return (
    <button type="button" title={label} {...rest} className={classes} aria-label={label} aria-pressed={pressed}>
      {icon}
    </button>
  );
}
