import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { useLanguage } from "@/i18n/language";
import { useUrlText } from "@/lib/url-state";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { workloadQuery } from "../api";
import { spanWords } from "../model";
import { WorkloadBar } from "../parts/workload/bar";
import { Conflicts } from "../parts/workload/conflicts";
import { LoadGrid } from "../parts/workload/grid";
import { Legend } from "../parts/workload/legend";
import { UnassignedList } from "../parts/workload/unassigned";
import { useAsked } from "../parts/workload/use-asked";
import { useAssign } from "../parts/workload/use-assign";
import styles from "../parts/workload/workload.module.css";

/** People by days, weeks or months with their time and work; beside them what nobody has yet. */
export function WorkloadPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { can } = useSuspenseQuery(meQuery).data;
  const { asked } = useAsked();
  if (!can.includes("see_workload")) return <EmptyState sentence={t`The workload is shown to everybody but guests.`} />;
  return (
    <>
      <PageHeader title={t`Workload`} detail={spanWords(asked.first, asked.last, language)} />
      <WorkloadBar />
      <PageBody>
        <Screen />
      </PageBody>
    </>
  );
}

function Screen() {
  const { asked } = useAsked();
  const { data: workload } = useSuspenseQuery(workloadQuery(asked));
  const assign = useAssign(workload);
  const [conflicts] = useUrlText("conflicts");
  return (
    <div className={styles.screen}>
      <UnassignedList workload={workload} assign={assign} />
      <div className={styles.main}>
        {conflicts && <Conflicts workload={workload} />}
        <LoadGrid workload={workload} assign={assign} />
        <Legend />
      </div>
    </div>
  );
}
