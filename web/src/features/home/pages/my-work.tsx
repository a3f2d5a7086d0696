import { useLingui } from "@lingui/react/macro";
import { IconClockHour4 } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meQuery } from "@/api/me";
import { useUrlText } from "@/lib/url-state";
import { Segmented } from "@/ui/actions/segmented";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ListTools } from "@/ui/layout/list-tools";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { myWorkQuery } from "../api";
import { byCampaign, byDay } from "../model";
import { TaskLines } from "../parts/task-lines";
import styles from "./my-work.module.css";

/** Everything open that stands with the person, over all campaigns. */
export function MyWorkPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(myWorkQuery);
  const { data: me } = useSuspenseQuery(meQuery);
  const [group, setGroup] = useUrlText("group", "day");
  const count = data.tasks.length;
  const segments = [
    { value: "day", label: t`By day` },
    { value: "campaign", label: t`By campaign` },
  ] as const;
  return (
    <>
      <PageHeader
        title={t`My work`}
        detail={count > 0 ? t`${count} open` : undefined}
        actions={
          <>
            <Link to="/time-sheet" className={styles.sheetLink}>
              <IconClockHour4 size={15} stroke={1.6} aria-hidden="true" />
              {t`Time sheet`}
            </Link>
            <ListTools list="tasks" filters={{ assignee: me.person.id, done: "0", sort: "due" }} />
            <Segmented
              label={t`Group by`}
              value={group === "campaign" ? "campaign" : "day"}
              segments={segments}
              onChange={setGroup}
            />
          </>
        }
      />
      <PageBody>
        <div className={styles.lists}>
          {count === 0 && <EmptyState sentence={t`Nothing stands with you. Tasks given to you appear here.`} />}
          {group === "campaign" ? <ByCampaign /> : <ByDay />}
        </div>
      </PageBody>
    </>
  );
}

function ByDay() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(myWorkQuery);
  const groups = byDay(data.tasks, data.today);
  return (
    <>
      <TaskLines title={t`Overdue`} now rows={groups.overdue} across={data} />
      <TaskLines title={t`Due today`} rows={groups.today} across={data} />
      <TaskLines title={t`This week`} rows={groups.week} across={data} />
      <TaskLines title={t`Later`} rows={groups.later} across={data} />
      <TaskLines title={t`Without a date`} rows={groups.undated} across={data} />
    </>
  );
}

function ByCampaign() {
  const { data } = useSuspenseQuery(myWorkQuery);
  const name = (id: string) => data.campaigns.find((each) => each.id === id)?.name ?? "";
  return [...byCampaign(data.tasks)].map(([id, rows]) => (
    <TaskLines key={id} title={name(id)} rows={rows} across={data} plain />
  ));
}
