import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { formatNumber } from "@/lib/numbers";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import type { ImportLine } from "../api";
import styles from "./transfer.module.css";

/** Where an import stands, in a word. */
export const STATES: Record<string, MessageDescriptor> = {
  detected: msg`File read`,
  checking: msg`Being checked`,
  checked: msg`Checked`,
  running: msg`Running`,
  done: msg`Imported`,
  failed: msg`Stopped`,
};

/** The imports one may see, newest first; each can be gone on with. */
export function EarlierImports({ imports }: { imports: readonly ImportLine[] }) {
  const { t } = useLingui();
  if (imports.length === 0) return null;
  const head = [
    { key: "file", title: t`File` },
    { key: "campaign", title: t`Campaign` },
    { key: "state", title: t`Status` },
    { key: "tasks", title: t`Tasks` },
    { key: "when", title: t`Brought` },
  ];
  return (
    <PageSection title={t`Earlier imports`}>
      <DataTable label={t`Earlier imports`} head={head}>
        {imports.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </DataTable>
    </PageSection>
  );
}

function Line({ line }: { line: ImportLine }) {
  const { t } = useLingui();
  const language = useLanguage();
  const state = STATES[line.state];
  const { created = 0, updated = 0 } = line.counts;
  return (
    <tr>
      <td>
        <Link to="/import/$importId" params={{ importId: line.id }}>
          {line.file_name}
        </Link>
      </td>
      <td>{line.campaign_name}</td>
      <td className={styles.tight}>{state && t(state)}</td>
      <td className={styles.tight}>{formatNumber(created + updated, language)}</td>
      <td className={styles.tight}>{formatInstant(line.created_at, language)}</td>
    </tr>
  );
}
