import { createApi } from "./client";
import type { components, paths } from "./schema";

/** The server's doors, typed by its own description. */
export const api = createApi<paths>();

/** The shapes on the wire by name. */
export type Schemas = components["schemas"];

/** The body of an answer; failures were thrown as Problems before. */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  return (await call).data as Body;
}
