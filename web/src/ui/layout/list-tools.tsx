import { type ComponentType, createContext, useContext } from "react";
import type { ListView } from "@/lib/parts";

/** Tools the features lend to every list; the app provides them. */
export const ListToolbox = createContext<readonly ComponentType<ListView>[]>([]);

/** The place in a list's bar where tools for what is shown stand, such as taking it out as a file. */
export function ListTools(view: ListView) {
  const tools = useContext(ListToolbox);
  return tools.map((Tool) => <Tool key={Tool.displayName ?? Tool.name} {...view} />);
}
