import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";
import type { TemplateParts } from "./template-model";

export type Template = Omit<Schemas["TemplateOut"], "parts"> & { parts: TemplateParts };
export interface TemplateChanges {
  name?: string;
  description?: string;
  type_id?: string | null;
  parts?: TemplateParts;
}

const path = (id: string) => ({ path: { template_id: id } });

/** One template with its tasks and deliverables; the description of the wire leaves `parts` open. */
export function templateQuery(id: string) {
  return queryOptions({
    queryKey: ["template", id],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET("/api/v1/templates/{template_id}", { params: path(id), signal }))) as unknown as Template,
  });
}

export const createTemplate = (name: string) =>
  bodyOf(api.POST("/api/v1/templates", { body: { name, description: "", parts: {} } }));

export const updateTemplate = (id: string, { parts, ...changes }: TemplateChanges) =>
  api.PATCH("/api/v1/templates/{template_id}", {
    params: path(id),
    body: { ...changes, ...(parts ? { parts: { ...parts } } : {}) },
  });

export const removeTemplate = (id: string) => api.DELETE("/api/v1/templates/{template_id}", { params: path(id) });

/** Whether a template's work fits before a launch. */
export function feasibilityQuery(id: string, launch: string, etag: number) {
  return queryOptions({
    queryKey: ["feasibility", id, launch, etag],
    queryFn: ({ signal }): Promise<Schemas["FeasibilityOut"]> =>
      bodyOf(api.POST("/api/v1/campaigns/feasibility", { body: { template_id: id, launch }, signal })),
  });
}

invalidates("template", ({ id }) => [["templates"], id ? ["template", id] : ["template"]]);
