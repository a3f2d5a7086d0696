import { plainDate } from "@/lib/dates";

export type DateOrder = "dmy" | "mdy" | "ymd";

/** What every kind of import knows of a column of the file. */
export interface FileColumn {
  index: number;
  header: string;
  /** What the column means; "skip" leaves it out. */
  field: string;
  samples: string[];
  date_order: DateOrder | null;
}

/** The mapping after a person corrected a column. */
export function withColumn<M extends { columns: FileColumn[] }>(
  mapping: M,
  index: number,
  changes: Partial<M["columns"][number]>,
): M {
  const columns = mapping.columns.map((column) => (column.index === index ? { ...column, ...changes } : column));
  return { ...mapping, columns };
}

/** A day as the order reads it, or null: "03/04/2026" is 3 April by dmy. */
export function readSample(sample: string, order: DateOrder): string | null {
  const [first, second, third] = (sample.match(/\d+/g) ?? []).map(Number);
  if (first === undefined || second === undefined || third === undefined) return null;
  const year = order === "ymd" ? first : third;
  const full = year < 100 ? 2000 + year : year;
  if (order === "dmy") return plainDate(full, second, first);
  return order === "mdy" ? plainDate(full, first, second) : plainDate(full, second, third);
}
