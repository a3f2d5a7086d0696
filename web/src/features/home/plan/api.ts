import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Plan = Schemas["Plan"];
export type PlanStep = Plan["steps"][number];
export type StepKey = PlanStep["key"];

/** A campaign's plan: the ten steps and the records behind each. */
export function planQuery(campaignId: string) {
  return queryOptions({
    queryKey: ["plan", campaignId],
    queryFn: ({ signal }): Promise<Plan> =>
      bodyOf(
        api.GET("/api/v1/campaigns/{campaign_id}/plan", { params: { path: { campaign_id: campaignId } }, signal }),
      ),
  });
}

const RECORDS = [
  "goal",
  "target",
  "audience",
  "campaign_audience",
  "message",
  "proof_point",
  "deliverable",
  "brief",
  "campaign",
  "task",
] as const;
for (const kind of RECORDS) invalidates(kind, () => [["plan"]]);
