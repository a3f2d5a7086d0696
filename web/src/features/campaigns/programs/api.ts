import { api, bodyOf } from "@/api/server";
import type { ProgramChanges } from "../api";

export const createProgram = (name: string) =>
  bodyOf(api.POST("/api/v1/programs", { body: { name, description: "" } }));

export const updateProgram = (id: string, changes: ProgramChanges) =>
  api.PATCH("/api/v1/programs/{program_id}", { params: { path: { program_id: id } }, body: changes });

/** Puts a campaign into a program, or takes it out with null. */
export const placeCampaign = (campaign: string, program: string | null) =>
  api.PATCH("/api/v1/campaigns/{campaign_id}", {
    params: { path: { campaign_id: campaign } },
    body: { program_id: program },
  });
