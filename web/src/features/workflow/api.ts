import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Stage = Schemas["StageOut"];
/** The description marks fields with defaults as needed; the door takes any of them. */
export type StageChanges = Partial<Schemas["StageChanges"]>;

const at = (id: string) => ({ path: { stage_id: id } });

export const stagesKey = (workflowId: string) => ["stages", workflowId] as const;

/** The stages of a workflow in order. */
export function stagesQuery(workflowId: string) {
  return queryOptions({
    queryKey: stagesKey(workflowId),
    queryFn: ({ signal }): Promise<Stage[]> =>
      bodyOf(
        api.GET("/api/v1/workflows/{workflow_id}/stages", { params: { path: { workflow_id: workflowId } }, signal }),
      ),
  });
}

export const addStage = (workflowId: string, name: string, beforeId: string | null) =>
  api.POST("/api/v1/workflows/{workflow_id}/stages", {
    params: { path: { workflow_id: workflowId } },
    body: { name, category: "open", before_id: beforeId, checks: [] },
  });

export const updateStage = (id: string, changes: StageChanges) =>
  api.PATCH("/api/v1/stages/{stage_id}", { params: at(id), body: changes as Schemas["StageChanges"] });

/** Moves a stage before another, or to the end. */
export const moveStage = (id: string, beforeId: string | null) =>
  api.POST("/api/v1/stages/{stage_id}/move", { params: at(id), body: { before_id: beforeId } });

/** Removes a stage; its work goes into another one. */
export const removeStage = (id: string, into: string) =>
  api.DELETE("/api/v1/stages/{stage_id}", { params: { ...at(id), query: { into } } });

invalidates("stage", () => [["stages"], ["types"]]);
invalidates("workflow", () => [["stages"], ["types"]]);
