import { useParams } from "@tanstack/react-router";
import { StatusUpdates } from "@/features/activity/public";
import { PageBody } from "@/ui/layout/page";

/** How the campaign stands, told to followers and outsiders. */
export function CampaignUpdatesPage() {
  const { campaignId = "" } = useParams({ strict: false });
  return (
    <PageBody>
      <StatusUpdates kind="campaign" id={campaignId} />
    </PageBody>
  );
}
