import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type WorkCalendar = Schemas["CalendarOut"];
export type CalendarChanges = Partial<Schemas["CalendarChanges"]>;

/** The workspace's working week and its days off. */
export const calendarQuery = queryOptions({
  queryKey: ["calendar"],
  queryFn: ({ signal }): Promise<WorkCalendar> => bodyOf(api.GET("/api/v1/calendar", { signal })),
});

export const updateCalendar = (changes: CalendarChanges) => api.PATCH("/api/v1/calendar", { body: changes });
export const addDay = (date: string, name: string, opens: boolean) =>
  api.POST("/api/v1/calendar/days", { body: { date, name, opens } });
export const removeDay = (id: string) =>
  api.DELETE("/api/v1/calendar/days/{day_id}", { params: { path: { day_id: id } } });

invalidates("calendar", () => [["calendar"]]);
