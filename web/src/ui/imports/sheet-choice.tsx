import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { SelectField } from "@/ui/fields/controls";
import styles from "./imports.module.css";

interface Props {
  sheet: string;
  sheets: readonly string[];
  /** Has the file read anew from that sheet. */
  choose: (sheet: string) => Promise<unknown>;
}

/** Which sheet of the workbook is read; another one is recognised anew. */
export function SheetChoice({ sheet, sheets, choose }: Props) {
  const { t } = useLingui();
  const { mutate, isPending, error } = useMutation({ mutationFn: choose });
  const problem = asProblem(error);
  return (
    <div className={styles.sheet}>
      <SelectField
        label={t`Sheet to import`}
        value={sheet}
        choices={sheets.map((name) => ({ value: name, label: name }))}
        disabled={isPending}
        onChange={(chosen) => mutate(chosen)}
      />
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
    </div>
  );
}
