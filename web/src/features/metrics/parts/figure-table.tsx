import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { formatDay } from "@/lib/dates";
import { DataTable } from "@/ui/layout/data-table";
import type { BoardMetric, Figure } from "../api";
import styles from "./results.module.css";
import { useFigures } from "./use-figures";

interface Props {
  metrics: readonly BoardMetric[];
  figures: Readonly<Record<string, Figure>>;
  today: string;
  onOpen: (metric: BoardMetric, figure: Figure) => void;
}

/** Figures without a target, each with what it rests on. */
export function FigureTable({ metrics, figures, today, onOpen }: Props) {
  const { t } = useLingui();
  const words = useFigures();
  const head = [
    { key: "metric", title: t`Metric` },
    { key: "value", title: t`Value` },
    { key: "rests", title: t`Rests on` },
  ];
  const day = (text: string | null) => (text ? formatDay(text, words.language, today) : "");
  return (
    <DataTable label={t`Also measured`} head={head}>
      {metrics.map((metric) => {
        const figure = figures[metric.key];
        if (!figure) return null;
        const { count } = figure;
        const ratio = words.asRatio(figure, metric);
        return (
          <tr key={metric.key}>
            <td>{metric.name}</td>
            <td>
              <button type="button" className={styles.cellFigure} onClick={() => onOpen(metric, figure)}>
                {words.figure(figure, metric)}
              </button>
              {ratio && <span className={styles.quiet}> {t`as a ratio ${ratio}`}</span>}
            </td>
            <td className={styles.quiet}>
              {t`${plural(count, { one: "# value", other: "# values" })}`}
              {figure.first && ` · ${day(figure.first)} – ${day(figure.last)}`}
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
