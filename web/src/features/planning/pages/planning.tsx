import { useLingui } from "@lingui/react/macro";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import styles from "../parts/planning.module.css";
import { Scheduling } from "../parts/scheduling";

/** Scheduling over all open campaigns. */
export function PlanningPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Scheduling`} detail={t`All open campaigns together`} />
      <PageBody>
        <div className={styles.wide}>
          <Scheduling campaign={null} />
        </div>
      </PageBody>
    </>
  );
}
