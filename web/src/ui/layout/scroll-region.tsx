import type { ReactNode } from "react";
import styles from "./scroll-region.module.css";

interface Props {
  /** What it holds, read aloud. */
  label: string;
  /** Its size and grid; it scrolls in both directions as far as its content is larger. */
  className?: string | undefined;
  children: ReactNode;
}

/** A part of a page that scrolls by itself: named, and reachable by keyboard, which then scrolls it by the arrow keys. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className={[styles.region, className].filter(Boolean).join(" ")} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
