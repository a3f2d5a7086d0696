import { useLocation } from "@tanstack/react-router";
import { keyOfHash } from "../model";

/** The secret behind the # of this page's address; empty without one. Follows a link pasted into the same tab. */
export function useLinkKey(): string {
  return keyOfHash(useLocation({ select: ({ hash }) => hash }));
}
