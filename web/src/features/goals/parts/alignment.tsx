import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatDecimal, formatMinutes, formatShare } from "@/lib/numbers";
import { EmptyState } from "@/ui/feedback/empty-state";
import { DataTable } from "@/ui/layout/data-table";
import { type Alignment, alignmentQuery } from "../api";
import styles from "./goals.module.css";

const REACHES = {
  company: msg`A goal of the company`,
  department: msg`A goal of a department`,
  campaign: msg`Its own goal only`,
  none: msg`No goal`,
} as const;

/** Which campaigns serve a goal, and what of the hours and money serves none. */
export function AlignmentView() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = useSuspenseQuery(alignmentQuery);
  const head = [
    { key: "name", title: t`Campaign` },
    { key: "reaches", title: t`Reaches` },
    { key: "goals", title: t`Goals` },
    { key: "hours", title: t`Time spent` },
  ];
  if (data.campaigns.length === 0) return <EmptyState sentence={t`There is no open campaign yet.`} />;
  return (
    <div className={styles.alignment}>
      <Shares data={data} />
      <DataTable label={t`What serves them`} head={head}>
        {data.campaigns.map((row) => (
          <tr key={row.id}>
            <td>
              <Link className={styles.link} to="/campaigns/$campaignId" params={{ campaignId: row.id }}>
                {row.name}
              </Link>
            </td>
            <td>{t(REACHES[row.reaches])}</td>
            <td className={styles.figure}>{row.goals}</td>
            <td className={styles.figure}>{row.minutes > 0 ? formatMinutes(row.minutes, language) : "—"}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}

function Shares({ data }: { data: Alignment }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { serving, none } = data.minutes;
  const total = serving + none;
  const reaching = data.campaigns.filter((row) => row.reaches === "company").length;
  const all = data.campaigns.length;
  const hours = formatMinutes(none, language);
  const share = formatShare(total > 0 ? none / total : 0, language);
  return (
    <dl className={styles.shares}>
      <div>
        <dt>{t`Campaigns that reach a goal of the company`}</dt>
        <dd>{t`${reaching} of ${all}`}</dd>
      </div>
      <div>
        <dt>{t`Time that serves no goal`}</dt>
        <dd>{total > 0 ? t`${hours} (${share})` : t`No time recorded`}</dd>
      </div>
      {data.money?.map((money) => (
        <div key={money.currency}>
          <dt>{t`Money that serves no goal`}</dt>
          <dd>{formatDecimal(money.none, language, "money", money.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
