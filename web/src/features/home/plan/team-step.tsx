import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CampaignMembers, campaignQuery } from "@/features/campaigns/public";
import { Progress } from "@/ui/marks/progress";
import { EmptyCampaign } from "../parts/empty-campaign";
import type { Plan } from "./api";
import styles from "./setup.module.css";

/** Who takes part, and how much work there is. */
export function TeamStep({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const id = plan.campaign.id;
  const { data: campaign } = useSuspenseQuery(campaignQuery(id));
  const { done = 0, total = 0 } = plan.work ?? {};
  return (
    <div className={styles.fields}>
      <CampaignMembers campaign={campaign} />
      {total === 0 && <EmptyCampaign campaignId={id} mayAdd={plan.campaign.can.includes("create_task")} />}
      {total > 0 && (
        <div className={styles.line}>
          <Progress share={done / total} label={t`${done} of ${total} tasks`} />
          <Link to="/campaigns/$campaignId/list" params={{ campaignId: id }}>{t`Open the list`}</Link>
        </div>
      )}
    </div>
  );
}
