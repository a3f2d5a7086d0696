import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { StageEditor } from "@/features/workflow/public";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { campaignQuery } from "../api";
import { CampaignActions } from "../parts/campaign-actions";
import { CampaignBasics } from "../parts/campaign-basics";
import { CampaignLinks } from "../parts/campaign-links";
import { CampaignMembers } from "../parts/campaign-members";
import { FieldsEditor } from "../parts/fields-editor";
import { useCampaignId } from "../use-campaign-id";

/** What a campaign is, who is in it, how its work flows, and what can be done with it as a whole. */
export function CampaignSettingsPage() {
  const { t } = useLingui();
  const campaignId = useCampaignId();
  const { data: campaign } = useSuspenseQuery(campaignQuery(campaignId));
  const readOnly = !campaign.can.includes("update_campaign");
  return (
    <PageBody>
      <Wide flush>
        <CampaignBasics key={campaign.etag} campaign={campaign} readOnly={readOnly} />
        <CampaignMembers campaign={campaign} />
        <CampaignLinks campaign={campaign} />
        <PageSection title={t`Stages`} detail={t`Of this campaign alone; its type keeps its own.`}>
          <StageEditor workflowId={campaign.workflow_id} mayAdd={!readOnly} />
        </PageSection>
        <PageSection title={t`Own fields`} detail={t`Of this campaign alone, besides those of its type.`}>
          <FieldsEditor owner={{ campaign_id: campaign.id }} mayAdd={campaign.can.includes("add_field")} />
        </PageSection>
        <CampaignActions campaign={campaign} />
      </Wide>
    </PageBody>
  );
}
