import { queryOptions } from "@tanstack/react-query";
import { guardedFetch } from "@/api/http";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";
import type { Detected, LeftOut, Mapping } from "./model";

export type ImportLine = Schemas["ImportLine"];
export type ImportRow = Schemas["RowOut"];
export type Verdict = ImportRow["verdict"];
export type UndoPreview = Schemas["UndoOut"];
export type Import = Omit<Schemas["ImportOut"], "detected" | "mapping" | "facts"> & {
  detected: Detected;
  mapping: Mapping;
  facts: { left_out?: LeftOut };
};

const path = (id: string) => ({ path: { import_id: id } });

/** The description leaves the inside of `detected`, `mapping` and `facts` open; here it gets its shape. */
const shaped = (job: Schemas["ImportOut"]): Import => job as unknown as Import;

/** The latest imports one may see. */
export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }): Promise<ImportLine[]> => bodyOf(api.GET("/api/v1/imports", { signal })),
});

const WHILE_RUNNING = 1500;

/** One import; read again while it runs, since progress is no event. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: async ({ signal }) =>
      shaped(await bodyOf(api.GET("/api/v1/imports/{import_id}", { params: path(id), signal }))),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? WHILE_RUNNING : false),
  });
}

/** Up to 200 rows of the report after a row number. */
export async function readRows(id: string, verdict: Verdict | null, after: number): Promise<Schemas["RowPage"]> {
  const query = { after, ...(verdict ? { verdict } : {}) };
  return bodyOf(api.GET("/api/v1/imports/{import_id}/rows", { params: { ...path(id), query } }));
}

/** Where an import can go, and whom its people can be: the open campaigns and the workspace's people. */
export const targetsQuery = queryOptions({
  queryKey: ["campaigns", "open"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/v1/campaigns", { params: { query: { state: "open" } }, signal })),
});

/** The stages of the campaign an import goes to. */
export function stagesQuery(workflowId: string) {
  return queryOptions({
    queryKey: ["stages", workflowId],
    queryFn: ({ signal }): Promise<Schemas["StageOut"][]> =>
      bodyOf(
        api.GET("/api/v1/workflows/{workflow_id}/stages", { params: { path: { workflow_id: workflowId } }, signal }),
      ),
  });
}

/** Brings a file; the answer says what it was recognised as. */
export async function startImport(file: File, target: { id: string } | { name: string }): Promise<Import> {
  const body = new FormData();
  body.set("file", file);
  if ("id" in target) body.set("campaign_id", target.id);
  else body.set("campaign_name", target.name);
  const response = await guardedFetch(
    new Request(new URL("/api/v1/imports", location.origin), { method: "POST", body }),
  );
  return shaped((await response.json()) as Schemas["ImportOut"]);
}

/** Reads another sheet of the workbook instead. */
export async function chooseSheet(id: string, sheet: string): Promise<Import> {
  const asked = api.POST("/api/v1/imports/{import_id}/choose-sheet", { params: path(id), body: { sheet } });
  return shaped(await bodyOf(asked));
}

/** Keeps the corrected mapping; the answer holds the words of the columns that now stand for people and stages. */
export async function mapImport(id: string, mapping: Mapping): Promise<Import> {
  const columns = mapping.columns.map(({ index, field, kind, date_order }) => ({ index, field, kind, date_order }));
  const body = { columns, people: mapping.people, stages: mapping.stages };
  return shaped(await bodyOf(api.PATCH("/api/v1/imports/{import_id}", { params: path(id), body })));
}

/** Keeps the corrected mapping and does the dry run over it. */
export async function checkImport(id: string, mapping: Mapping): Promise<Import> {
  await mapImport(id, mapping);
  return shaped(await bodyOf(api.POST("/api/v1/imports/{import_id}/dry-run", { params: path(id) })));
}

/** Starts the run; it goes on by itself. */
export async function runImport(id: string): Promise<Import> {
  return shaped(await bodyOf(api.POST("/api/v1/imports/{import_id}/run", { params: path(id) })));
}

/** What undoing an import would take back, and what would stay. */
export function undoPreviewQuery(batch: string) {
  return queryOptions({
    queryKey: ["undo", batch],
    queryFn: ({ signal }): Promise<UndoPreview> =>
      bodyOf(api.GET("/api/v1/batches/{batch_id}/undo", { params: { path: { batch_id: batch } }, signal })),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Takes an import back. */
export function undoImport(batch: string): Promise<UndoPreview> {
  return bodyOf(api.POST("/api/v1/batches/{batch_id}/undo", { params: { path: { batch_id: batch } } }));
}

invalidates("import", ({ id }) => [["imports"], id ? ["import", id] : ["import"]]);
