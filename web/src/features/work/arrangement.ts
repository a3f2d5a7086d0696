import { useMemo } from "react";
import type { PlainDate } from "@/lib/dates";
import { useUrlState } from "@/lib/url-state";
import { type Arrangement, type GroupBy, PLAIN, type SortBy } from "./model";

const GROUPS: readonly GroupBy[] = ["none", "stage", "person", "priority", "due", "tag"];
const SORTS: readonly SortBy[] = [
  "rank",
  "name",
  "stage",
  "start",
  "due",
  "projected",
  "float",
  "priority",
  "progress",
  "estimate",
];
const SHOWS: readonly Arrangement["show"][] = ["all", "open", "late", "mine", "critical"];

function oneOf<Value extends string>(values: readonly Value[], given: unknown, otherwise: Value): Value {
  return values.find((value) => value === given) ?? otherwise;
}

function list(given: unknown): string[] {
  return typeof given === "string" && given !== "" ? given.split(",").map(decodeURIComponent) : [];
}

/** Reads an arrangement from the address. */
export function readArrangement(search: Record<string, unknown>): Arrangement {
  const sort = typeof search.sort === "string" ? search.sort : "";
  return {
    group: oneOf(GROUPS, search.group, PLAIN.group),
    sort: oneOf(SORTS, sort.replace(/^-/, ""), PLAIN.sort),
    descending: sort.startsWith("-"),
    words: typeof search.q === "string" ? search.q : "",
    people: list(search.people),
    stages: list(search.stages),
    tags: list(search.tags),
    show: oneOf(SHOWS, search.show, PLAIN.show),
  };
}

/** The address's words for an arrangement; what is plain is left out. */
export function writeArrangement(arrangement: Arrangement): Record<string, string | null> {
  const joined = (values: readonly string[]) => (values.length > 0 ? values.map(encodeURIComponent).join(",") : null);
  const sort = arrangement.sort === "rank" ? null : arrangement.sort;
  return {
    group: arrangement.group === "none" ? null : arrangement.group,
    sort: sort && arrangement.descending ? `-${sort}` : sort,
    q: arrangement.words || null,
    people: joined(arrangement.people),
    stages: joined(arrangement.stages),
    tags: joined(arrangement.tags),
    show: arrangement.show === "all" ? null : arrangement.show,
  };
}

const DOOR_ORDER: Partial<Record<SortBy, string>> = { projected: "finish", priority: "-priority" };

/** The arrangement in the words of the server's door for tasks, so that a file holds what the list shows. */
export function doorFilters(arrangement: Arrangement, me: string, today: PlainDate): Record<string, string> {
  const { words, people, stages, tags, show, sort, descending } = arrangement;
  const shown: Record<Arrangement["show"], Record<string, string>> = {
    all: {},
    open: { done: "0" },
    late: { done: "0", due_before: today },
    mine: { assignee: me },
    critical: { critical: "1", done: "0" },
  };
  const order = DOOR_ORDER[sort] ?? sort;
  return {
    ...shown[show],
    ...(words.trim() ? { q: words.trim() } : {}),
    ...(people.length > 0 ? { person: people.join(",") } : {}),
    ...(stages.length > 0 ? { stage: stages.join(",") } : {}),
    ...(tags.length > 0 ? { tags: tags.map(encodeURIComponent).join(",") } : {}),
    sort: descending ? (order.startsWith("-") ? order.slice(1) : `-${order}`) : order,
  };
}

/** The arrangement in the address and how to change parts of it. */
export function useArrangement(): [Arrangement, (changes: Partial<Arrangement>) => void] {
  const [search, change] = useUrlState();
  const words = JSON.stringify(writeArrangement(readArrangement(search)));
  // The same words give the same object, so that lists are not arranged again for other parts of the address.
  const arrangement = useMemo(() => readArrangement(JSON.parse(words)), [words]);
  return [arrangement, (changes) => change(writeArrangement({ ...arrangement, ...changes }))];
}
