import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatNumber } from "@/lib/numbers";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { ColumnTable } from "@/ui/imports/column-table";
import { OrderChoice } from "@/ui/imports/order-choice";
import { type Metric, metricsQuery } from "../api";
import { asksForDecimals, asksForOrder, type Column, type Field } from "./model";
import styles from "./results-import.module.css";
import { FIELDS } from "./words";

interface Props {
  columns: readonly Column[];
  /** Codes per `columns.<index>`. */
  faults: Readonly<Record<string, string[]>>;
  readOnly: boolean;
  onChange: (index: number, changes: Partial<Column>) => void;
}

/** The columns of the file, each with its meaning to correct. */
export function Columns({ columns, faults, readOnly, onChange }: Props) {
  const metrics = useQuery(metricsQuery).data ?? [];
  return (
    <ColumnTable
      columns={columns}
      faults={faults}
      meaning={(column) => (
        <Meaning {...{ column, metrics, readOnly }} onChange={(changes) => onChange(column.index, changes)} />
      )}
      more={(column) => (
        <More {...{ column, metrics, readOnly }} onChange={(changes) => onChange(column.index, changes)} />
      )}
    />
  );
}

interface AskProps {
  column: Column;
  metrics: readonly Metric[];
  readOnly: boolean;
  onChange: (changes: Partial<Column>) => void;
}

const METRIC = "metric:";

function Meaning({ column, metrics, readOnly, onChange }: AskProps) {
  const { t } = useLingui();
  const choices = [
    ...FIELDS.map(({ value, label }) => ({ value: value as string, label: t(label) })),
    ...metrics
      .filter(({ kind }) => kind === "base")
      .map(({ key, name }) => ({ value: `${METRIC}${key}`, label: name })),
  ];
  const choose = (value: string) =>
    value.startsWith(METRIC)
      ? onChange({ field: "metric", metric_key: value.slice(METRIC.length) })
      : onChange({ field: value as Field, metric_key: "" });
  const { header } = column;
  return (
    <CellSelect
      label={t`Meaning of ${header}`}
      value={column.field === "metric" ? `${METRIC}${column.metric_key}` : column.field}
      choices={choices}
      disabled={readOnly}
      onChange={choose}
    />
  );
}

function More({ column, metrics, readOnly, onChange }: AskProps) {
  const { t } = useLingui();
  const computed = metrics.find(({ key }) => key === column.computed);
  const metric = metrics.find(({ key, kind }) => kind === "base" && key === column.metric_key);
  const { header } = column;
  return (
    <>
      {asksForOrder(column) && <OrderChoice column={column} readOnly={readOnly} onChange={onChange} />}
      {asksForDecimals(column) && <DecimalsChoice column={column} readOnly={readOnly} onChange={onChange} />}
      {metric?.unit === "money" && (
        <CellInput
          label={t`Currency of ${header}`}
          value={column.currency}
          placeholder={t`Currency`}
          disabled={readOnly}
          onSave={(text) => onChange({ currency: text.toUpperCase() })}
        />
      )}
      {computed && column.field === "skip" && (
        <span className={styles.quiet}>{t`${computed.name} is computed from its parts`}</span>
      )}
    </>
  );
}

/** Asks whether 1.234 is more than a thousand or a little more than one. */
function DecimalsChoice({ column, readOnly, onChange }: Omit<AskProps, "metrics">) {
  const { t } = useLingui();
  const language = useLanguage();
  const sample = column.samples.find((each) => /\d[.,]\d{3}/.test(each)) ?? "";
  const mark = sample.includes(",") ? "," : ".";
  const whole = Number(sample.replace(/[.,]/g, ""));
  const part = Number(sample.replace(mark, "."));
  const other = mark === "." ? "," : ".";
  const { header } = column;
  return (
    <CellSelect
      label={t`What ${sample} means in ${header}`}
      value={column.decimals_sure ? column.decimals : ""}
      choices={[
        { value: "", label: t`${sample} is …` },
        { value: other, label: formatNumber(whole, language) },
        { value: mark, label: formatNumber(part, language, 3) },
      ]}
      disabled={readOnly}
      onChange={(sign) =>
        onChange(sign === "" ? { decimals_sure: false } : { decimals: sign as "." | ",", decimals_sure: true })
      }
    />
  );
}
