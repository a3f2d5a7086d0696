import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";
import type { Detected, Mapping } from "./model";

export type ResultImportLine = Schemas["FactImportLine"];
export type ResultImport = Omit<Schemas["FactImportOut"], "detected" | "mapping" | "facts"> & {
  detected: Detected;
  mapping: Mapping;
  facts: { first?: string | null; last?: string | null };
};
export type ResultRow = Schemas["FactImportRow"];

const of = (id: string) => ({ path: { fact_import_id: id } });

/** The description leaves the inside of `detected`, `mapping` and `facts` open; here it gets its shape. */
export const shaped = (job: Schemas["FactImportOut"]): ResultImport => job as unknown as ResultImport;

/** The latest imports one may see. */
export const resultImportsQuery = queryOptions({
  queryKey: ["fact-imports"],
  queryFn: ({ signal }): Promise<ResultImportLine[]> => bodyOf(api.GET("/api/v1/fact-imports", { signal })),
});

const WHILE_RUNNING = 1000;

/** One import; read again while it runs, since progress is no event. */
export function resultImportQuery(id: string) {
  return queryOptions({
    queryKey: ["fact-import", id],
    queryFn: async ({ signal }) =>
      shaped(await bodyOf(api.GET("/api/v1/fact-imports/{fact_import_id}", { params: of(id), signal }))),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? WHILE_RUNNING : false),
  });
}

/** What is to be said of rows of the file, from the start. */
export function rowsQuery(id: string) {
  return queryOptions({
    queryKey: ["fact-import-rows", id],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/v1/fact-imports/{fact_import_id}/rows", { params: of(id), signal })),
  });
}

/** Keeps the corrected mapping. */
export async function mapResults(id: string, mapping: Mapping, source: string): Promise<ResultImport> {
  const columns = mapping.columns.map(
    ({ index, field, metric_key, date_order, decimals, decimals_sure, currency }) => ({
      index,
      field,
      metric_key,
      date_order,
      decimals,
      decimals_sure: decimals_sure ?? false,
      currency,
    }),
  );
  const { campaigns, channel_id, currency, first, last } = mapping;
  const body = { columns, campaigns, channel_id, currency, first, last, source_name: source };
  return shaped(await bodyOf(api.PATCH("/api/v1/fact-imports/{fact_import_id}", { params: of(id), body })));
}

/** Keeps the corrected mapping and does the dry run over it. */
export async function checkResults(id: string, mapping: Mapping, source: string): Promise<ResultImport> {
  await mapResults(id, mapping, source);
  return shaped(await bodyOf(api.POST("/api/v1/fact-imports/{fact_import_id}/dry-run", { params: of(id) })));
}

/** Reads another sheet of the workbook instead. */
export async function chooseResultSheet(id: string, sheet: string): Promise<ResultImport> {
  const asked = api.POST("/api/v1/fact-imports/{fact_import_id}/choose-sheet", { params: of(id), body: { sheet } });
  return shaped(await bodyOf(asked));
}

/** Starts the run; it goes on by itself. */
export async function runResults(id: string): Promise<ResultImport> {
  return shaped(await bodyOf(api.POST("/api/v1/fact-imports/{fact_import_id}/run", { params: of(id) })));
}

/** Takes an import back. */
export const undoResults = (batch: string) =>
  bodyOf(api.POST("/api/v1/batches/{batch_id}/undo", { params: { path: { batch_id: batch } } }));

invalidates("fact_import", ({ id }) => [["fact-imports"], id ? ["fact-import", id] : ["fact-import"]]);
