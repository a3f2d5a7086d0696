import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import type { BoardMetric, Figure } from "../api";
import { formatValue, textOf } from "../model";

/** How figures of a board are written in the reader's language. */
export function useFigures() {
  const { t } = useLingui();
  const language = useLanguage();
  const value = (amount: string | number | null, metric: BoardMetric, currency: string) =>
    amount === null ? null : formatValue(Number(amount), metric.unit, currency, language);
  return {
    language,
    value,
    /** A figure, or that there is none. */
    figure: (figure: Figure | undefined, metric: BoardMetric) =>
      (figure && textOf(figure.value, metric.unit, figure.currency, language)) ?? t`no data`,
    /** ROI is read both ways: 45 % is a ratio of 0.45. */
    asRatio: (figure: Figure, metric: BoardMetric) =>
      metric.key === "roi" && figure.value !== null
        ? formatValue(Number(figure.value) / 100, "ratio", "", language)
        : null,
  };
}
