import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatDayWith } from "@/lib/dates";
import { formatNumber } from "@/lib/numbers";
import { textOfCode } from "@/ui/feedback/problem-text";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { type Metric, metricsQuery } from "../api";
import styles from "./imports.module.css";
import { asksForDecimals, asksForOrder, type Column, type DateOrder, type Field, readSample } from "./model";
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
  const { t } = useLingui();
  const metrics = useQuery(metricsQuery).data ?? [];
  const head = [
    { key: "column", title: t`Column` },
    { key: "samples", title: t`For example` },
    { key: "meaning", title: t`Meaning` },
    { key: "more", title: t`More` },
  ];
  const whole = faults.columns?.[0];
  return (
    <>
      {whole && <p className={styles.fault}>{textOfCode(whole)}</p>}
      <DataTable label={t`Columns of the file`} head={head}>
        {columns.map((column) => (
          <ColumnLine
            key={column.index}
            column={column}
            metrics={metrics}
            fault={faults[`columns.${column.index}`]?.[0]}
            readOnly={readOnly}
            onChange={(changes) => onChange(column.index, changes)}
          />
        ))}
      </DataTable>
    </>
  );
}

interface LineProps {
  column: Column;
  metrics: readonly Metric[];
  fault: string | undefined;
  readOnly: boolean;
  onChange: (changes: Partial<Column>) => void;
}

const METRIC = "metric:";

function ColumnLine({ column, metrics, fault, readOnly, onChange }: LineProps) {
  const { t } = useLingui();
  const base = metrics.filter(({ kind }) => kind === "base");
  const choices = [
    ...FIELDS.map(({ value, label }) => ({ value: value as string, label: t(label) })),
    ...base.map(({ key, name }) => ({ value: `${METRIC}${key}`, label: name })),
  ];
  const chosen = column.field === "metric" ? `${METRIC}${column.metric_key}` : column.field;
  const choose = (value: string) =>
    value.startsWith(METRIC)
      ? onChange({ field: "metric", metric_key: value.slice(METRIC.length) })
      : onChange({ field: value as Field, metric_key: "" });
  const computed = metrics.find(({ key }) => key === column.computed);
  const metric = base.find(({ key }) => key === column.metric_key);
  const { header } = column;
  return (
    <tr data-quiet={column.field === "skip" || undefined}>
      <td className={styles.header}>{header}</td>
      <td className={styles.samples}>{column.samples.slice(0, 3).join(" · ")}</td>
      <td className={styles.choice}>
        <CellSelect
          label={t`Meaning of ${header}`}
          value={chosen}
          choices={choices}
          disabled={readOnly}
          onChange={choose}
        />
        {fault && <div className={styles.fault}>{textOfCode(fault)}</div>}
      </td>
      <td className={styles.choice}>
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
      </td>
    </tr>
  );
}

type AskProps = Pick<LineProps, "column" | "readOnly" | "onChange">;

/** Asks which number is the month, by showing what a day of the file would be. */
function OrderChoice({ column, readOnly, onChange }: AskProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const sample = column.samples.find((each) => readSample(each, "dmy") ?? readSample(each, "mdy")) ?? "";
  const choices = (["dmy", "mdy", "ymd"] as const).flatMap((order) => {
    const day = readSample(sample, order);
    return day ? [{ value: order as DateOrder | "", label: formatDayWith(day, language, { dateStyle: "long" }) }] : [];
  });
  const { header } = column;
  return (
    <CellSelect
      label={t`Order of days in ${header}`}
      value={column.date_order ?? ""}
      choices={[{ value: "", label: t`${sample} is …` }, ...choices]}
      disabled={readOnly}
      onChange={(order) => onChange({ date_order: order === "" ? null : order })}
    />
  );
}

/** Asks whether 1.234 is more than a thousand or a little more than one. */
function DecimalsChoice({ column, readOnly, onChange }: AskProps) {
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
