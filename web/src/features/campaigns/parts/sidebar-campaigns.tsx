import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { SidebarGroup, SidebarLine } from "@/ui/nav/sidebar-group";
import { portfolioQuery } from "../api";
import { CreateCampaignButton } from "./create-campaign-button";

const MOST = 30;

/** The open campaigns with their ribbons, soonest launch first. */
export function SidebarCampaigns() {
  const { t } = useLingui();
  const { data } = useQuery(portfolioQuery());
  if (!data) return null;
  return (
    <SidebarGroup title={t`Open campaigns`} action={<CreateCampaignButton compact />}>
      {data.campaigns.slice(0, MOST).map((campaign) => (
        <SidebarLine
          key={campaign.id}
          to={`/campaigns/${campaign.id}`}
          name={campaign.name}
          lead={<PhaseRibbon phase={campaign.phase} />}
        />
      ))}
    </SidebarGroup>
  );
}
SidebarCampaigns.displayName = "SidebarCampaigns";
