import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMinutes, formatNumber, formatShare } from "@/lib/numbers";
import { asProblem } from "@/lib/problem";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { type CampaignCompared, type Comparison, comparisonQuery, type LoadCompared, type TaskCompared } from "../api";
import { namesOf } from "../model";
import { Days } from "./moves-table";
import styles from "./planning.module.css";

const MOST_TASKS = 200;
const MOST_WEEKS = 60;

/** The plan now beside the plan of a scenario: campaigns, tasks, and who has how much to do. */
export function ComparisonView({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery({ ...comparisonQuery(id), retry: false });
  const problem = asProblem(error);
  if (problem) return <Callout tone="now">{problemText(problem)}</Callout>;
  if (!data) return <Comparing />;
  return (
    <>
      <PageSection title={t`Campaigns`}>
        <Campaigns rows={data.campaigns} />
        <LeftOut comparison={data} />
      </PageSection>
      <PageSection title={t`Tasks that differ`}>
        {data.tasks.length === 0 ? (
          <p className={styles.quiet}>
            <Trans>No task would stand elsewhere.</Trans>
          </p>
        ) : (
          <Tasks rows={data.tasks.slice(0, MOST_TASKS)} />
        )}
      </PageSection>
      {data.load.length > 0 && (
        <PageSection title={t`Who has more or less to do`}>
          <Load comparison={data} />
        </PageSection>
      )}
    </>
  );
}

/** The comparison plans everything twice, which takes a while. */
function Comparing() {
  const { t } = useLingui();
  return (
    <PageSection title={t`Campaigns`} detail={t`Both plans are being worked out.`}>
      <RowSkeletons rows={4} />
    </PageSection>
  );
}

function Changed({ now, then }: { now: string; then: string }) {
  if (now === then) return <>{now}</>;
  return (
    <>
      <span className={styles.was}>{now}</span> {then}
    </>
  );
}

function Campaigns({ rows }: { rows: readonly CampaignCompared[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  const day = (date: string | null) => (date ? formatDay(date, language) : "–");
  const odds = (percent: number | null) => (percent === null ? "–" : formatShare(percent / 100, language));
  const withOdds = rows.some((row) => row.odds_now !== null);
  const head = [
    { key: "name", title: t`Campaign` },
    { key: "launch", title: t`Launch` },
    { key: "end", title: t`Last task ends` },
    { key: "late", title: t`Late tasks` },
    ...(withOdds ? [{ key: "odds", title: t`Launch in time` }] : []),
  ];
  return (
    <DataTable label={t`Campaigns`} head={head}>
      {rows.map((row) => (
        <tr key={row.campaign_id}>
          <td>{row.name}</td>
          <td className={styles.days}>
            <Changed now={day(row.launch_now)} then={day(row.launch_then)} />
          </td>
          <td className={styles.days}>
            <Changed now={day(row.end_now)} then={day(row.end_then)} />
          </td>
          <td className={styles.number}>
            <Changed now={formatNumber(row.late_now, language)} then={formatNumber(row.late_then, language)} />
          </td>
          {withOdds && (
            <td className={styles.number}>
              <Changed now={odds(row.odds_now)} then={odds(row.odds_then)} />
            </td>
          )}
        </tr>
      ))}
    </DataTable>
  );
}

/** Says plainly whose odds were not counted. */
function LeftOut({ comparison }: { comparison: Comparison }) {
  const left = new Set(comparison.odds_left_out);
  const names = comparison.campaigns.filter(({ campaign_id }) => left.has(campaign_id)).map(({ name }) => name);
  if (names.length === 0) return null;
  const list = names.join(", ");
  return (
    <p className={styles.quiet}>
      <Trans>The scenario touches more campaigns than are counted at once. Odds not counted: {list}.</Trans>
    </p>
  );
}

function Tasks({ rows }: { rows: readonly TaskCompared[] }) {
  const { t } = useLingui();
  const head = [
    { key: "task", title: t`Task` },
    { key: "now", title: t`Now` },
    { key: "then", title: t`In the scenario` },
  ];
  return (
    <DataTable label={t`Tasks that differ`} head={head}>
      {rows.map((row) => (
        <tr key={row.task_id ?? `${row.campaign_id} ${row.name}`}>
          <td>{row.name}</td>
          <td>
            <Days side={row.before} />
          </td>
          <td>
            <Days side={row.after} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Load({ comparison }: { comparison: Comparison }) {
  const { t } = useLingui();
  const people = namesOf(comparison.people);
  const head = [
    { key: "who", title: t`Who` },
    { key: "week", title: t`Week of` },
    { key: "now", title: t`Now` },
    { key: "then", title: t`In the scenario` },
    { key: "room", title: t`Working time` },
    { key: "bar", title: <span className="visually-hidden">{t`Load`}</span> },
  ];
  return (
    <DataTable label={t`Who has more or less to do`} head={head}>
      {comparison.load.slice(0, MOST_WEEKS).map((line) => (
        <LoadLine key={`${line.person_id} ${line.week}`} line={line} name={people.get(line.person_id) ?? ""} />
      ))}
    </DataTable>
  );
}

function LoadLine({ line, name }: { line: LoadCompared; name: string }) {
  const language = useLanguage();
  const share = line.capacity ? Math.min(1, line.then / line.capacity) : line.then ? 1 : 0;
  return (
    <tr>
      <td>{name}</td>
      <td className={styles.days}>{formatDay(line.week, language)}</td>
      <td className={styles.number}>{formatMinutes(line.now, language)}</td>
      <td className={styles.number}>{formatMinutes(line.then, language)}</td>
      <td className={styles.number}>{formatMinutes(line.capacity, language)}</td>
      <td>
        <div className={styles.load} data-over={line.then > line.capacity || undefined} aria-hidden="true">
          <span style={{ inlineSize: `${share * 100}%` }} />
        </div>
      </td>
    </tr>
  );
}
