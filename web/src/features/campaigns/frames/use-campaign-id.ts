import { useParams } from "@tanstack/react-router";

/** The campaign of the address. */
export function useCampaignId(): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return params.campaignId ?? "";
}
