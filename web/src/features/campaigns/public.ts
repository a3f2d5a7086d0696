export {
  type CampaignHome,
  campaignHomeQuery,
  deliverablesQuery,
  type PortfolioRow,
  portfolioQuery,
  typesQuery,
} from "./api";
export { campaignQuery, updateType } from "./frames/api";
export { CampaignMembers } from "./frames/parts/campaign-members";
export { CampaignTable } from "./parts/campaign-table";
export { EmptyPortfolio } from "./parts/empty-portfolio";
export { PhaseControl } from "./parts/phase-control";
export { useUpdateCampaign } from "./use-update-campaign";
export { NOWHERE, type Place } from "./voice/model";
export { ProductionDialog } from "./voice/parts/production-dialog";
