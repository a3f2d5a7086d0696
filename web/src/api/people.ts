import { queryOptions } from "@tanstack/react-query";
import { requestJson } from "./client";
import { invalidates } from "./live";

/** Someone who can be chosen: for pickers and names. */
export interface PersonName {
  id: string;
  name: string;
  active: boolean;
}

/** Everyone of the workspace the person may see. */
export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: () => requestJson<PersonName[]>("GET", "/api/v1/people"),
  select: (people: PersonName[]) => people.filter((person) => person.active),
});

invalidates("person", () => [["people"]]);
