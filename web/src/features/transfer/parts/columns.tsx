import { useLingui } from "@lingui/react/macro";
import { CellSelect } from "@/ui/fields/cell-controls";
import { OWN_FIELD_KINDS } from "@/ui/fields/own-field-kinds";
import { ColumnTable } from "@/ui/imports/column-table";
import { OrderChoice } from "@/ui/imports/order-choice";
import { asksForOrder, type Column, MEANINGS } from "../model";

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
  const meanings = MEANINGS.map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <ColumnTable
      columns={columns}
      faults={faults}
      meaning={({ index, header, field }) => (
        <CellSelect
          label={t`Meaning of ${header}`}
          value={field}
          choices={meanings}
          disabled={readOnly}
          onChange={(chosen) => onChange(index, { field: chosen })}
        />
      )}
      more={(column) => (
        <More column={column} readOnly={readOnly} onChange={(changes) => onChange(column.index, changes)} />
      )}
    />
  );
}

interface MoreProps {
  column: Column;
  readOnly: boolean;
  onChange: (changes: Partial<Column>) => void;
}

function More({ column, readOnly, onChange }: MoreProps) {
  const { t } = useLingui();
  const kinds = OWN_FIELD_KINDS.map(({ value, label }) => ({ value, label: t(label) }));
  const { header } = column;
  return (
    <>
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
    </>
  );
}
