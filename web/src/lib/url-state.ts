import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { formatRef, type Ref, readRef } from "./refs";

type Search = Record<string, unknown>;

/** The address's search part with some values changed; `null` and "" leave it. */
export function withSearch(before: Search, changes: Search): Search {
  const kept = Object.entries({ ...before, ...changes }).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return Object.fromEntries(kept);
}

/** All search values and a setter. Filters, grouping and selection live here, never in component state. */
export function useUrlState(): [Search, (changes: Search, options?: { replace?: boolean }) => void] {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changes: Search, options: { replace?: boolean } = {}) => {
      void navigate({
        to: ".",
        search: (before: Search) => withSearch(before, changes),
        replace: options.replace ?? true,
      });
    },
    [navigate],
  );
  return [search, change];
}

/** One text value of the address, such as a filter. */
export function useUrlText(name: string, otherwise = ""): [string, (value: string) => void] {
  const [search, change] = useUrlState();
  const value = search[name];
  const set = useCallback(
    (next: string) => change({ [name]: next === otherwise ? null : next }),
    [change, name, otherwise],
  );
  return [typeof value === "string" ? value : otherwise, set];
}

/** The object shown in the right-hand panel (`?panel=task:…`), and how to open or close it. Opening adds a step to go back. */
export function usePanel(): { shown: Ref | null; open: (ref: Ref) => void; close: () => void } {
  const [search, change] = useUrlState();
  return {
    shown: readRef(search.panel),
    open: (ref) => change({ panel: formatRef(ref) }, { replace: false }),
    close: () => change({ panel: null }),
  };
}
