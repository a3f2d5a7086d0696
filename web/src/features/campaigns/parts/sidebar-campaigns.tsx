import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { rememberCount, rememberedCount } from "@/lib/remembered";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { SidebarGroup, SidebarLine, SidebarWaiting } from "@/ui/nav/sidebar-group";
import { portfolioQuery } from "../api";
import { CreateCampaignButton } from "./create-campaign-button";

const MOST = 30;
const FIRST_GUESS = 5;
const LINES = "sidebar-campaigns";

/** The open campaigns with their ribbons, soonest launch first; what stands below keeps its place while they load. */
export function SidebarCampaigns() {
  const { t } = useLingui();
  const { data, isError } = useQuery(portfolioQuery());
  const count = data && Math.min(data.campaigns.length, MOST);
  useEffect(() => {
    if (count !== undefined) rememberCount(LINES, count);
  }, [count]);
  if (isError && !data) return null;
  return (
    <SidebarGroup title={t`Open campaigns`} action={<CreateCampaignButton compact />}>
      {!data && <SidebarWaiting lines={rememberedCount(LINES) ?? FIRST_GUESS} />}
      {data?.campaigns.slice(0, MOST).map((campaign) => (
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
