import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDayWith } from "@/lib/dates";
import { textOfCode } from "@/ui/feedback/problem-text";
import { CellSelect } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { asksForOrder, type Column, type DateOrder, KINDS, MEANINGS, readSample } from "../model";
import styles from "./transfer.module.css";

interface Props {
  columns: readonly Column[];
  /** Codes per `columns.<index>`. */
  faults: Readonly<Record<string, string[]>>;
  readOnly: boolean;
  onChange: (index: number, changes: Partial<Column>) => void;
}

/** The columns of the file, each with its meaning to correct. */
export function ColumnTable({ columns, faults, readOnly, onChange }: Props) {
  const { t } = useLingui();
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
  fault: string | undefined;
  readOnly: boolean;
  onChange: (changes: Partial<Column>) => void;
}

function ColumnLine({ column, fault, readOnly, onChange }: LineProps) {
  const { t } = useLingui();
  const meanings = MEANINGS.map(({ value, label }) => ({ value, label: t(label) }));
  const kinds = KINDS.map(({ value, label }) => ({ value, label: t(label) }));
  const { header } = column;
  return (
    <tr data-quiet={column.field === "skip" || undefined}>
      <td className={styles.header}>{header}</td>
      <td className={styles.samples}>{column.samples.slice(0, 3).join(" · ")}</td>
      <td className={styles.choice}>
        <CellSelect
          label={t`Meaning of ${header}`}
          value={column.field}
          choices={meanings}
          disabled={readOnly}
          onChange={(field) => onChange({ field })}
        />
        {fault && <div className={styles.fault}>{textOfCode(fault)}</div>}
      </td>
      <td className={styles.choice}>
        {column.field === "custom" && (
          <CellSelect
            label={t`Kind of ${header}`}
            value={column.kind}
            choices={kinds}
            disabled={readOnly}
            onChange={(kind) => onChange({ kind })}
          />
        )}
        {asksForOrder(column) && <OrderChoice column={column} readOnly={readOnly} onChange={onChange} />}
      </td>
    </tr>
  );
}

/** Asks which number is the month, by showing what a day of the file would be. */
function OrderChoice({ column, readOnly, onChange }: Omit<LineProps, "fault">) {
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
