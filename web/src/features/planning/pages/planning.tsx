import { useLingui } from "@lingui/react/macro";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { Scheduling } from "../parts/scheduling";

/** Scheduling over all open campaigns. */
export function PlanningPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Scheduling`} detail={t`All open campaigns together`} />
      <PageBody>
        <Wide>
          <Scheduling campaign={null} />
        </Wide>
      </PageBody>
    </>
  );
}
