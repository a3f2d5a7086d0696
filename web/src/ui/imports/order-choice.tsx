import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDayWith } from "@/lib/dates";
import { CellSelect } from "@/ui/fields/cell-controls";
import { type DateOrder, type FileColumn, readSample } from "./columns";

interface Props {
  column: FileColumn;
  readOnly: boolean;
  onChange: (changes: { date_order: DateOrder | null }) => void;
}

/** Asks which number is the month, by showing what a day of the file would be. */
export function OrderChoice({ column, readOnly, onChange }: Props) {
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
