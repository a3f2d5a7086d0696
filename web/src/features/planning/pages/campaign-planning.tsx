import { useParams } from "@tanstack/react-router";
import { PageBody } from "@/ui/layout/page";
import styles from "../parts/planning.module.css";
import { Scheduling } from "../parts/scheduling";

/** Scheduling of one campaign. */
export function CampaignPlanningPage() {
  const { campaignId = "" } = useParams({ strict: false });
  return (
    <PageBody>
      <div className={styles.wide}>
        <Scheduling key={campaignId} campaign={campaignId} />
      </div>
    </PageBody>
  );
}
