import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/ui/feedback/skeleton";
import { resultsQuery } from "../../api";
import styles from "../results.module.css";
import { TileList } from "./tile-list";

const COMPACT_HEIGHT = 133;

interface Props {
  campaignId: string;
  /** Leaves out what is expected and projected. */
  compact?: boolean;
  /** How many targets there are, where that is known before their results. */
  expected?: number;
}

/** A campaign's targets against its results, for pages of several areas; nothing where none was promised. */
export function KpiTiles({ campaignId, compact = false, expected = 1 }: Props) {
  const { data } = useQuery(resultsQuery(campaignId));
  if (!data) return <TilesWaiting count={expected} />;
  return <TileList tiles={data.tiles} metrics={data.metrics} today={data.today} compact={compact} />;
}

function TilesWaiting({ count }: { count: number }) {
  return (
    <div className={styles.tiles}>
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <Skeleton key={at} height={COMPACT_HEIGHT} />
      ))}
    </div>
  );
}
