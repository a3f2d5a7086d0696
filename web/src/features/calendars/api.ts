import { queryOptions } from "@tanstack/react-query";
import { guardedFetch } from "@/api/http";
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

export type Absence = Schemas["AbsenceOut"];
export type NewAbsence = Schemas["NewAbsence"];
export type Pattern = Schemas["PatternOut"];
export type NewPattern = Schemas["NewPattern"];
export type Imported = Schemas["AbsencesImported"];
export type WorkingTime = Schemas["WorkingTimeOut"];

/** Who is away between two days. */
export function absencesQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ["absences", from, to],
    queryFn: async ({ signal }): Promise<Absence[]> =>
      (await bodyOf(api.GET("/api/v1/absences", { params: { query: { from, to } }, signal }))).absences,
  });
}

/** How people and teams work where it is not as the workspace does. */
export const patternsQuery = queryOptions({
  queryKey: ["work-patterns"],
  queryFn: async ({ signal }): Promise<Pattern[]> =>
    (await bodyOf(api.GET("/api/v1/work-patterns", { signal }))).patterns,
});

/** Working minutes of people day by day, beside the workspace's. */
export function workingTimeQuery(from: string, to: string, people: readonly string[]) {
  return queryOptions({
    queryKey: ["working-time", from, to, ...people],
    queryFn: ({ signal }): Promise<WorkingTime> =>
      bodyOf(api.GET("/api/v1/working-time", { params: { query: { from, to, people: people.join(",") } }, signal })),
  });
}

const absencePath = (id: string) => ({ path: { absence_id: id } });

export const addAbsence = (absence: NewAbsence) => api.POST("/api/v1/absences", { body: absence });
export const updateAbsence = (id: string, changes: Schemas["AbsenceChanges"]) =>
  api.PATCH("/api/v1/absences/{absence_id}", { params: absencePath(id), body: changes });
export const removeAbsence = (id: string) => api.DELETE("/api/v1/absences/{absence_id}", { params: absencePath(id) });
export const setPattern = (pattern: NewPattern) => api.PUT("/api/v1/work-patterns", { body: pattern });
export const clearPattern = (id: string) =>
  api.DELETE("/api/v1/work-patterns/{pattern_id}", { params: { path: { pattern_id: id } } });

/** Brings the events of an iCalendar file in as days off of a person. */
export async function importAbsences(personId: string, file: File): Promise<{ found: Imported; response: Response }> {
  const body = new FormData();
  body.set("person_id", personId);
  body.set("file", file);
  const response = await guardedFetch(
    new Request(new URL("/api/v1/absences/import", location.origin), { method: "POST", body }),
  );
  return { found: (await response.clone().json()) as Imported, response };
}

/** What to read again when somebody's working time changed. */
export const TIME_STALE = [["absences"], ["work-patterns"], ["working-time"], ["calendar"]];

invalidates("calendar", () => TIME_STALE);
invalidates("absence", () => TIME_STALE);
invalidates("work_pattern", () => TIME_STALE);
