import { useParams } from "@tanstack/react-router";
import { PageBody } from "@/ui/layout/page";
import { Scheduling } from "../parts/scheduling";

/** Scheduling of one campaign. */
export function CampaignPlanningPage() {
  const { campaignId = "" } = useParams({ strict: false });
  return (
    <PageBody>
      <Scheduling key={campaignId} campaign={campaignId} />
    </PageBody>
  );
}
