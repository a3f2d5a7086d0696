import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "./live";
import { api, bodyOf, type Schemas } from "./server";

export type Person = Schemas["PersonOut"];

/** The workspace's people the person may see, active ones first. */
export const everyoneQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }): Promise<Person[]> => bodyOf(api.GET("/api/v1/people", { signal })),
});

/** Those who can be chosen: for pickers and names. */
export const peopleQuery = queryOptions({
  ...everyoneQuery,
  select: (people: Person[]) => people.filter((person) => person.active),
});

invalidates("person", () => [["people"]]);
