import { useLingui } from "@lingui/react/macro";
import type { BoardMetric, Tile } from "../../api";
import styles from "../results.module.css";
import { KpiTile } from "./kpi-tile";

interface Props {
  tiles: readonly Tile[];
  metrics: readonly BoardMetric[];
  today: string;
  compact?: boolean;
  onOpen?: (metric: BoardMetric, tile: Tile) => void;
  onEdit?: (tile: Tile) => void;
}

/** Targets against results, in the order they were promised. */
export function TileList({ tiles, metrics, today, compact = false, onOpen, onEdit }: Props) {
  const { t } = useLingui();
  const named = new Map(metrics.map((metric) => [metric.key, metric]));
  if (tiles.length === 0) return null;
  return (
    <ul className={styles.tiles} aria-label={t`Targets`}>
      {tiles.map((tile) => {
        const metric = named.get(tile.metric_key);
        if (!metric) return null;
        const mayEdit = onEdit && tile.can.includes("update_target");
        return (
          <KpiTile
            key={tile.id}
            tile={tile}
            metric={metric}
            today={today}
            compact={compact}
            onOpen={onOpen && (() => onOpen(metric, tile))}
            onEdit={mayEdit ? () => onEdit(tile) : undefined}
          />
        );
      })}
    </ul>
  );
}
