import { useCallback, useState } from "react";

/** Which groups and parents are closed on this screen, kept for the visit. */
export function useClosed(screenKey: string) {
  const storage = `drumbeat.closed.${screenKey}`;
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(JSON.parse(sessionStorage.getItem(storage) ?? "[]") as string[]),
  );
  const toggle = useCallback(
    (key: string, open: boolean) =>
      setClosed((before) => {
        const next = new Set(before);
        if (open) next.delete(key);
        else next.add(key);
        sessionStorage.setItem(storage, JSON.stringify([...next]));
        return next;
      }),
    [storage],
  );
  return [closed, toggle] as const;
}
