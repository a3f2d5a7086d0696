import { useSyncExternalStore } from "react";

/** Follows a media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", notify);
      return () => list.removeEventListener("change", notify);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** True on phone-wide screens, where the sidebar becomes bottom tabs. Kept in step with the 767 px of the style sheets. */
export function useMediaPhone(): boolean {
  return useMedia("(max-width: 767px)");
}
