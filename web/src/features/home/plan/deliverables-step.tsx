import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { NOWHERE, ProductionDialog } from "@/features/campaigns/public";
import { Button } from "@/ui/actions/button";
import type { Plan } from "./api";
import { OutputCounts } from "./lists";
import styles from "./setup.module.css";

/** What people will see, by channel; many are planned at once from one master. */
export function DeliverablesStep({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const [making, setMaking] = useState(false);
  const id = plan.campaign.id;
  return (
    <div className={styles.fields}>
      {plan.deliverables.total > 0 ? <OutputCounts plan={plan} /> : <p>{t`No deliverables yet.`}</p>}
      <div className={styles.line}>
        {plan.campaign.can.includes("create_deliverable") && (
          <Button look={plan.deliverables.total === 0 ? "primary" : "plain"} onClick={() => setMaking(true)}>
            {t`Make many from one master`}
          </Button>
        )}
        <Link to="/campaigns/$campaignId/deliverables" params={{ campaignId: id }}>{t`Open the deliverables`}</Link>
        <Link to="/campaigns/$campaignId/messages" params={{ campaignId: id }}>{t`Open the matrix`}</Link>
      </div>
      {making && <ProductionDialog campaignId={id} place={NOWHERE} onClose={() => setMaking(false)} />}
    </div>
  );
}
