import { useLingui } from "@lingui/react/macro";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { type Baseline, removeBaseline } from "../api";
import { BaselineDialog } from "./baseline-dialog";
import styles from "./baselines.module.css";

/** The campaign's baselines, to rename and remove. */
export function BaselineList({ campaignId, baselines }: { campaignId: string; baselines: readonly Baseline[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [renaming, setRenaming] = useState<Baseline | null>(null);
  const remove = useWrite(removeBaseline, { stale: [["baselines", campaignId]], done: t`Baseline removed` });
  const head = [
    { key: "name", title: t`Name` },
    { key: "taken", title: t`Taken` },
    { key: "by", title: t`By` },
    { key: "count", title: t`Tasks`, figures: true },
    { key: "tools", title: <span className="visually-hidden">{t`Tools`}</span> },
  ];
  return (
    <PageSection title={t`Baselines`}>
      <DataTable label={t`Baselines`} head={head}>
        {baselines.map((baseline) => (
          <tr key={baseline.id}>
            <td className={styles.name}>
              {baseline.name}
              {baseline.note && <div className={styles.quiet}>{baseline.note}</div>}
            </td>
            <td>{formatInstant(baseline.taken_at, language)}</td>
            <td>{baseline.taken_by}</td>
            <td className={styles.figure}>{baseline.count}</td>
            <td>
              <BaselineTools {...{ baseline }} onRename={setRenaming} onRemove={(id) => remove.mutate(id)} />
            </td>
          </tr>
        ))}
      </DataTable>
      {renaming && <BaselineDialog {...{ campaignId }} baseline={renaming} onClose={() => setRenaming(null)} />}
    </PageSection>
  );
}

interface ToolsProps {
  baseline: Baseline;
  onRename: (baseline: Baseline) => void;
  onRemove: (id: string) => void;
}

function BaselineTools({ baseline, onRename, onRemove }: ToolsProps) {
  const { t } = useLingui();
  const { name, can } = baseline;
  return (
    <span className={styles.tools}>
      {can.includes("rename_baseline") && (
        <IconButton label={t`Rename ${name}`} icon={<IconPencil size={15} />} onClick={() => onRename(baseline)} />
      )}
      {can.includes("remove_baseline") && (
        <IconButton label={t`Remove ${name}`} icon={<IconTrash size={15} />} onClick={() => onRemove(baseline.id)} />
      )}
    </span>
  );
}
