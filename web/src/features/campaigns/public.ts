import { msg } from "@lingui/core/macro";
import { IconLayoutGrid } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { SidebarCampaigns } from "./parts/sidebar-campaigns";

export { type CampaignHome, campaignHomeQuery, type PortfolioRow, portfolioQuery } from "./api";
export { CampaignTable } from "./parts/campaign-table";
export { EmptyPortfolio } from "./parts/empty-portfolio";
export { PhaseControl } from "./parts/phase-control";
export { useUpdateCampaign } from "./use-update-campaign";

/** What campaigns lend to the app. */
export const campaignsParts: FeatureParts = {
  nav: [
    {
      id: "campaigns",
      to: "/campaigns",
      label: msg`Campaigns`,
      icon: IconLayoutGrid,
      keys: "g c",
      section: "main",
      onPhone: true,
    },
  ],
  sidebar: [SidebarCampaigns],
};
