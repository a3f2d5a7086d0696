import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { WaitingDecisions } from "@/features/approvals/public";
import { CampaignTable, EmptyPortfolio, portfolioQuery } from "@/features/campaigns/public";
import { WarningList } from "@/features/forecasts/public";
import { TimerLine } from "@/features/work/public";
import { useLanguage } from "@/i18n/language";
import { formatLongDay } from "@/lib/dates";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { todayQuery } from "../api";
import { byDay } from "../model";
import { Milestones } from "../parts/milestones";
import { TaskLines } from "../parts/task-lines";
import styles from "./today.module.css";

/** The person's day: what is late, what is due, what comes, and how the campaigns they lead stand. */
export function TodayPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = useSuspenseQuery(todayQuery);
  const { data: portfolio } = useQuery(portfolioQuery());
  const fresh = data.tasks.length === 0 && portfolio?.campaigns.length === 0;
  return (
    <>
      <PageHeader title={t`Today`} detail={formatLongDay(data.today, language)} actions={<TimerLine />} />
      <PageBody>
        {fresh ? <Fresh /> : <Day />}
        <Leading />
      </PageBody>
    </>
  );
}

function Fresh() {
  return (
    <>
      <div className={styles.columns}>
        <WaitingDecisions />
      </div>
      <EmptyPortfolio />
    </>
  );
}

function Day() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(todayQuery);
  const { data: portfolio } = useQuery(portfolioQuery());
  const groups = byDay(data.tasks, data.today);
  const campaignName = (id: string) => portfolio?.campaigns.find((each) => each.id === id)?.name ?? "";
  return (
    <div className={styles.columns}>
      <div>
        <WaitingDecisions />
        <WarningList />
        {data.tasks.length === 0 && <EmptyState sentence={t`Nothing is due for you this week.`} />}
        <TaskLines title={t`Overdue`} now rows={groups.overdue} across={data} />
        <TaskLines title={t`Due today`} rows={groups.today} across={data} />
        <TaskLines title={t`This week`} rows={groups.week} across={data} />
        <TaskLines title={t`Begun`} rows={[...groups.later, ...groups.undated]} across={data} />
      </div>
      <div>
        <Milestones
          title={t`Milestones ahead`}
          milestones={data.milestones.slice(0, 12)}
          today={data.today}
          campaignName={campaignName}
        />
      </div>
    </div>
  );
}

function Leading() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(todayQuery);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: portfolio } = useQuery(portfolioQuery());
  if (data.leading.length === 0) return null;
  return (
    <section className={styles.leading}>
      <h2>{t`Campaigns you lead`}</h2>
      <CampaignTable
        label={t`Campaigns you lead`}
        rows={data.leading}
        today={data.today}
        people={new Map([[me.person.id, me.person.name]])}
        types={new Map(portfolio?.types.map((type) => [type.id, type.name]))}
      />
    </section>
  );
}
