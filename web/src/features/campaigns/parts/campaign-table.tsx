import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import type { PlainDate } from "@/lib/dates";
import { formatNumber } from "@/lib/numbers";
import { Avatar } from "@/ui/marks/avatar";
import { HealthChip } from "@/ui/marks/health-chip";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import type { PortfolioRow } from "../api";
import styles from "./campaign-table.module.css";
import { LaunchDays } from "./launch-days";

interface Props {
  label: string;
  rows: readonly PortfolioRow[];
  today: PlainDate;
  people: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
}

/** Campaigns, one line each: where they stand, who leads, when they launch, how far the work is. */
export function CampaignTable({ label, rows, today, people, types }: Props) {
  const { t } = useLingui();
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t`Campaign`}</th>
          <th scope="col" className={styles.wide}>{t`Type`}</th>
          <th scope="col" className={styles.wide}>{t`Lead`}</th>
          <th scope="col">{t`Launch`}</th>
          <th scope="col" className={styles.wide}>{t`Standing`}</th>
          <th scope="col" className={styles.wide}>{t`Progress`}</th>
          <th scope="col" className={styles.count}>{t`Late`}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CampaignRow key={row.id} row={row} today={today} people={people} types={types} />
        ))}
      </tbody>
    </table>
  );
}

function CampaignRow({ row, today, people, types }: Omit<Props, "rows" | "label"> & { row: PortfolioRow }) {
  const language = useLanguage();
  const lead = row.lead_id ? { id: row.lead_id, name: people.get(row.lead_id) ?? "" } : null;
  const late = row.projection?.late ?? 0;
  return (
    <tr>
      <td>
        <span className={styles.name}>
          <PhaseRibbon phase={row.phase} />
          <Link to="/campaigns/$campaignId" params={{ campaignId: row.id }}>
            {row.name}
          </Link>
        </span>
      </td>
      <td className={styles.wide}>{types.get(row.type_id)}</td>
      <td className={styles.wide}>
        {lead?.name && (
          <span className={styles.lead}>
            <Avatar person={lead} plain />
            <span>{lead.name}</span>
          </span>
        )}
      </td>
      <td>
        <LaunchDays planned={row.launch} projected={row.projection?.launch ?? null} today={today} />
      </td>
      <td className={styles.wide}>
        <HealthChip health={row.projection?.health ?? ""} />
      </td>
      <td className={styles.wide}>{row.projection && <WorkDone {...row.projection} />}</td>
      <td className={styles.count} data-now={late > 0 || undefined}>
        {late > 0 ? formatNumber(late, language) : ""}
      </td>
    </tr>
  );
}

/** How much is done, as a bar and in figures. */
function WorkDone({ progress, done, total }: { progress: number; done: number; total: number }) {
  const { t } = useLingui();
  return (
    <span className={styles.progress} title={t`${done} of ${total} tasks done`}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${progress}%` }} />
      </span>
      <span className="figures">{t`${progress}%`}</span>
    </span>
  );
}
