import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { History } from "@/features/activity/public";
import { type CampaignHome, campaignHomeQuery, PhaseControl } from "@/features/campaigns/public";
import { WarningList } from "@/features/forecasts/public";
import { KpiTiles } from "@/features/metrics/public";
import { PhaseExit } from "@/features/phases/public";
import { useLanguage } from "@/i18n/language";
import { formatNumber } from "@/lib/numbers";
import { PageBody } from "@/ui/layout/page";
import { Avatar } from "@/ui/marks/avatar";
import { EmptyCampaign } from "../parts/empty-campaign";
import { Milestones } from "../parts/milestones";
import { TaskLines } from "../parts/task-lines";
import { SetUpLine } from "../plan/set-up-line";
import styles from "./campaign-home.module.css";

/** A campaign at a glance. */
export function CampaignHomePage() {
  const { t } = useLingui();
  const { campaignId = "" } = useParams({ strict: false });
  const { data } = useSuspenseQuery(campaignHomeQuery(campaignId));
  const { campaign } = data;
  const empty = !data.projection?.total;
  return (
    <PageBody>
      <div className={styles.page}>
        <PhaseControl phase={campaign.phase} />
        <SetUpLine campaignId={campaign.id} />
        <PhaseExit campaignId={campaign.id} />
        {!empty && <Counts home={data} />}
        {campaign.description && <p className={styles.words}>{campaign.description}</p>}
        <div className={styles.columns}>
          <div>
            <WarningList campaignId={campaign.id} />
            <div className={styles.tiles}>
              <KpiTiles campaignId={campaign.id} compact />
            </div>
            {empty && <EmptyCampaign campaignId={campaignId} mayAdd={campaign.can.includes("create_task")} />}
            {!empty && <Milestones title={t`Next milestones`} milestones={data.milestones} today={data.today} />}
            {!empty && (
              <TaskLines title={t`Late`} now rows={data.tasks} total={data.projection?.late} across={data} plain />
            )}
          </div>
          <div className={styles.side}>
            <People home={data} />
            <History campaign={campaignId} />
          </div>
        </div>
      </div>
    </PageBody>
  );
}

function Counts({ home }: { home: CampaignHome }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { projection } = home;
  if (!projection) return null;
  const { done, total, late, progress } = projection;
  const figures = [
    { label: t`Work done`, value: t`${progress}%`, detail: t`${done} of ${total} tasks` },
    { label: t`Open tasks`, value: formatNumber(total - done, language), detail: "" },
    { label: t`Late`, value: formatNumber(late, language), detail: "", now: late > 0 },
  ];
  return (
    <dl className={styles.counts}>
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd data-now={figure.now || undefined}>{figure.value}</dd>
          {figure.detail && <dd className={styles.detail}>{figure.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

function People({ home }: { home: CampaignHome }) {
  const { t } = useLingui();
  const roles = { lead: t`Lead`, contributor: t`Contributor`, reviewer: t`Reviewer`, observer: t`Observer` };
  return (
    <section aria-label={t`People`}>
      <h2 className={styles.title}>{t`People`}</h2>
      {home.members.length === 0 && <p className={styles.none}>{t`Everyone in the workspace can take part.`}</p>}
      <ul className={styles.people}>
        {home.members.map((member) => (
          <li key={member.grant_id}>
            <Avatar person={member} plain />
            <span className={styles.person}>{member.name}</span>
            <span className={styles.role}>{roles[member.role]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
