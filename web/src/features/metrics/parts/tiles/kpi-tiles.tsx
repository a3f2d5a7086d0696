import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/ui/feedback/skeleton";
import { resultsQuery } from "../../api";
import { TileList } from "./tile-list";

interface Props {
  campaignId: string;
  /** Leaves out what is expected and projected. */
  compact?: boolean;
}

/** A campaign's targets against its results, for pages of several areas; nothing where none was promised. */
export function KpiTiles({ campaignId, compact = false }: Props) {
  const { data } = useQuery(resultsQuery(campaignId));
  if (!data) return <Skeleton height={96} />;
  return <TileList tiles={data.tiles} metrics={data.metrics} today={data.today} compact={compact} />;
}
