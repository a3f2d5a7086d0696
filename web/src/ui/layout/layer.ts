import { createContext } from "react";

/** The modal window a part stands in, if any: what floats above it must stand inside, for all else is inert. */
export const Layer = createContext<HTMLElement | null>(null);
