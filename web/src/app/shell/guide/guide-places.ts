const FRONT = "README";

/** Which page of the guide speaks of which places, the first that fits. */
const PLACES: readonly [RegExp, string][] = [
  [/^\/campaigns\/[^/]+\/(list|board|timeline)/, "board-list-timeline"],
  [/^\/(tasks|my-work)/, "board-list-timeline"],
  [/^\/campaigns\/[^/]+\/settings/, "templates"],
  [/^\/campaigns\/[^/]+\/(messages|deliverables)/, "audiences"],
  [/^\/(campaigns|programs)\/[^/]+\/results/, "results"],
  [/^\/(metrics|results-import)/, "results"],
  [/^\/(audiences|channels)/, "audiences"],
  [/^\/(types|templates)/, "templates"],
  [/^\/(goals|evidence)/, "goals"],
  [/^\/(campaigns|programs|today)/, "campaigns"],
  [/^\/import/, "import"],
  [/^\/settings\/workspace/, "calendar"],
  [/^\/(people|audit|settings)/, "people"],
];

/** The page of the guide about a place in the app. */
export function guidePageFor(pathname: string): string {
  return PLACES.find(([place]) => place.test(pathname))?.[1] ?? FRONT;
}
