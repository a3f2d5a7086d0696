import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { calendarQuery } from "@/features/calendars/public";
import { type OffDays, WEEKENDS } from "./scene";

/** The days nobody works, as the workspace's calendar says; weekends until it is read. */
export function useOffDays(): OffDays {
  const { data } = useQuery(calendarQuery);
  return useMemo(() => {
    if (!data) return WEEKENDS;
    const named = (opens: boolean) => new Set(data.days.filter((day) => day.opens === opens).map((day) => day.date));
    const rests = data.week.flatMap((hours, index) => (hours.length === 0 ? [index + 1] : []));
    return { weekdaysOff: new Set(rests), opens: named(true), closed: named(false) };
  }, [data]);
}
