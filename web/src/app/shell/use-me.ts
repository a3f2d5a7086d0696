import { useSuspenseQuery } from "@tanstack/react-query";
import { type Me, meQuery } from "@/api/me";

/** The signed-in person; only inside the shell, whose route has read it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
