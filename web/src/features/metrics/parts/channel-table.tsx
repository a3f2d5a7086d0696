import { useLingui } from "@lingui/react/macro";
import { DataTable } from "@/ui/layout/data-table";
import type { BoardMetric, CampaignResults, Figure } from "../api";
import styles from "./results.module.css";
import { useFigures } from "./use-figures";

interface Props {
  channels: CampaignResults["channels"];
  metrics: readonly BoardMetric[];
  onOpen: (metric: BoardMetric, figure: Figure, figures: Readonly<Record<string, Figure>>) => void;
}

/** Every metric by channel; ratios are computed anew from the channel's own parts. */
export function ChannelTable({ channels, metrics, onOpen }: Props) {
  const { t } = useLingui();
  const words = useFigures();
  const shown = metrics.filter(({ key }) => channels.some(({ figures }) => figures[key]?.value != null));
  const head = [
    { key: "channel", title: t`Channel` },
    ...shown.map(({ key, name }) => ({ key, title: name, figures: true })),
  ];
  return (
    <DataTable label={t`Results by channel`} head={head}>
      {channels.map(({ channel_id, name, figures }) => (
        <tr key={channel_id ?? name}>
          <td>{name || t`No channel`}</td>
          {shown.map((metric) => {
            const figure = figures[metric.key];
            return (
              <td key={metric.key} className={`figures ${styles.number}`}>
                {figure?.value != null && (
                  <button type="button" className={styles.cellFigure} onClick={() => onOpen(metric, figure, figures)}>
                    {words.figure(figure, metric)}
                  </button>
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </DataTable>
  );
}
