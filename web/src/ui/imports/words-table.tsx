import { useLingui } from "@lingui/react/macro";
import { CellSelect } from "@/ui/fields/cell-controls";
import type { Choice } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import styles from "./imports.module.css";

/** Words shown: a column with more of them is the wrong column. */
const MOST = 200;

interface Props {
  label: string;
  title: string;
  words: Readonly<Record<string, string>>;
  choices: readonly Choice<string>[];
  readOnly: boolean;
  onChange: (words: Record<string, string>) => void;
}

/** Words of the file, each with what it stands for here. */
export function WordsTable({ label, title, words, choices, readOnly, onChange }: Props) {
  const { t } = useLingui();
  const head = [
    { key: "word", title },
    { key: "here", title: t`Here` },
  ];
  return (
    <DataTable label={label} head={head}>
      {Object.entries(words)
        .slice(0, MOST)
        .map(([word, target]) => (
          <tr key={word}>
            <td>{word}</td>
            <td className={styles.choice}>
              <CellSelect
                label={word}
                value={target}
                choices={choices}
                disabled={readOnly}
                onChange={(chosen) => onChange({ ...words, [word]: chosen })}
              />
            </td>
          </tr>
        ))}
    </DataTable>
  );
}
