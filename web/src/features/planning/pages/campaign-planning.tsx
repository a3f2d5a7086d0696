import { useParams } from "@tanstack/react-router";
import { PageBody, Wide } from "@/ui/layout/page";
import { Scheduling } from "../parts/scheduling";

/** Scheduling of one campaign. */
export function CampaignPlanningPage() {
  const { campaignId = "" } = useParams({ strict: false });
  return (
    <PageBody>
      <Wide>
        <Scheduling key={campaignId} campaign={campaignId} />
      </Wide>
    </PageBody>
  );
}
