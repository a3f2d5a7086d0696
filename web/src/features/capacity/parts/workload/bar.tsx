import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconChevronLeft, IconChevronRight, IconUserStar } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useContext } from "react";
import { portfolioQuery } from "@/features/campaigns/public";
import { useUrlText } from "@/lib/url-state";
import { Button, IconButton } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { Toolbar } from "@/ui/actions/toolbar";
import { PlainSelect } from "@/ui/fields/controls";
import { LentWorkloadTools } from "@/ui/nav/lent";
import { teamChoicesQuery, workloadQuery } from "../../api";
import { useAsked } from "./use-asked";
import styles from "./workload.module.css";

/** Which days are shown, whose, and what can be done over them. */
export function WorkloadBar() {
  const { t } = useLingui();
  const { asked, setUnit, step, toToday } = useAsked();
  const units = [
    { value: "day", label: t({ context: "a view by", message: "Days" }) },
    { value: "week", label: t({ context: "a view by", message: "Weeks" }) },
    { value: "month", label: t({ context: "a view by", message: "Months" }) },
  ] as const;
  return (
    <Toolbar label={t`View and filters`} end={<Tools />}>
      <Segmented label={t`Unit`} value={asked.unit} segments={units} onChange={setUnit} />
      <span className={styles.steps}>
        <IconButton label={t`Earlier`} icon={<IconChevronLeft size={16} />} onClick={() => step(-1)} />
        <Button onClick={toToday}>{t`Today`}</Button>
        <IconButton label={t`Later`} icon={<IconChevronRight size={16} />} onClick={() => step(1)} />
      </span>
      <Filters />
    </Toolbar>
  );
}

function Filters() {
  const { t } = useLingui();
  const { asked, change } = useAsked();
  const teams = useQuery(teamChoicesQuery).data ?? [];
  const campaigns = useQuery(portfolioQuery("open")).data?.campaigns ?? [];
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <span className={styles.filters}>
      {teams.length > 0 && (
        <PlainSelect
          aria-label={t`Team`}
          value={asked.teams}
          choices={[{ value: "", label: t`Everybody` }, ...teams.map(named)]}
          onChange={(id) => change({ teams: id, cell: null })}
        />
      )}
      <PlainSelect
        aria-label={t`Campaign`}
        value={asked.campaigns}
        choices={[{ value: "", label: t`All campaigns` }, ...campaigns.map(named)]}
        onChange={(id) => change({ campaigns: id, cell: null })}
      />
    </span>
  );
}

function Tools() {
  const { t } = useLingui();
  const { asked } = useAsked();
  const [shown, show] = useUrlText("conflicts");
  const { data: workload } = useQuery(workloadQuery(asked));
  const tools = useContext(LentWorkloadTools);
  const count = workload?.conflicts.length ?? 0;
  const selection = {
    first: asked.first,
    last: asked.last,
    people: (workload?.people ?? []).map((person) => person.id),
    tasks: (workload?.unassigned ?? []).map((task) => task.id),
  };
  return (
    <>
      {count > 0 && (
        <Button
          look="ghost"
          aria-pressed={shown !== ""}
          icon={<IconAlertTriangle size={15} stroke={1.6} />}
          onClick={() => show(shown ? "" : "shown")}
        >
          {t`Conflicts: ${count}`}
        </Button>
      )}
      {tools.map((Tool, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the app runs.
        <Tool key={at} {...selection} />
      ))}
      <Link to="/skills" className={styles.toolLink}>
        <IconUserStar size={15} stroke={1.6} aria-hidden="true" />
        {t`Skills`}
      </Link>
    </>
  );
}
