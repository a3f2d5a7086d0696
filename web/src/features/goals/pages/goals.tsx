import { useLingui } from "@lingui/react/macro";
import { IconBinaryTree, IconLayoutKanban, IconTargetArrow } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { meQuery } from "@/api/me";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { Toolbar } from "@/ui/actions/toolbar";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PlainSelect } from "@/ui/fields/controls";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { goalsQuery, type Screen } from "../api";
import { type Filters, matching } from "../model";
import { AlignmentView } from "../parts/alignment";
import { GoalBoard } from "../parts/goal-board";
import { GoalDialog } from "../parts/goal-dialog";
import { GoalTree } from "../parts/goal-tree";
import styles from "../parts/goals.module.css";
import { Preview } from "../parts/preview";
import { LEVEL_WORDS, LEVELS } from "../words";

/** The goals of company, departments and campaigns: as tree, as board, and what serves them. */
export function GoalsPage() {
  const { t } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  const [writing, setWriting] = useState(false);
  const [view] = useUrlText("view", "tree");
  const mayWrite = me.role !== "intern" && me.role !== "guest";
  const action = mayWrite && <Button look="primary" onClick={() => setWriting(true)}>{t`New goal`}</Button>;
  return (
    <>
      <PageHeader title={t`Goals`} actions={action} />
      <Bar />
      <PageBody>{view === "alignment" ? <AlignmentView /> : <Goals view={view} action={action} />}</PageBody>
      {writing && <GoalDialog onClose={() => setWriting(false)} />}
    </>
  );
}

function useFilters(): Filters {
  const [level] = useUrlText("level");
  const [owner] = useUrlText("owner");
  const [period] = useUrlText("period");
  const [state] = useUrlText("state", "open");
  return { level, owner, period, state };
}

function Goals({ view, action }: { view: string; action: ReactNode }) {
  const { t } = useLingui();
  const { data: screen } = useSuspenseQuery(goalsQuery);
  const filters = useFilters();
  const shown = matching(screen.goals, filters, screen.today);
  if (screen.goals.length === 0)
    return (
      <EmptyState
        sentence={t`Goals say what campaigns are for: the company's on top, departments and campaigns below.`}
        action={action}
        preview={<Preview />}
      />
    );
  if (shown.length === 0) return <EmptyState sentence={t`No goal fits these filters.`} />;
  return view === "board" ? <GoalBoard screen={screen} shown={shown} /> : <GoalTree screen={screen} shown={shown} />;
}

function Bar() {
  const { t } = useLingui();
  const { data: screen } = useSuspenseQuery(goalsQuery);
  const [view, setView] = useUrlText("view", "tree");
  const segments = [
    { value: "tree", label: t`Tree`, icon: <IconBinaryTree size={15} stroke={1.6} /> },
    { value: "board", label: t`Board`, icon: <IconLayoutKanban size={15} stroke={1.6} /> },
    { value: "alignment", label: t`What serves them`, icon: <IconTargetArrow size={15} stroke={1.6} /> },
  ];
  return (
    <Toolbar label={t`View and filters`}>
      <Segmented label={t`View`} value={view} segments={segments} onChange={setView} />
      {view !== "alignment" && <FilterFields screen={screen} />}
    </Toolbar>
  );
}

function FilterFields({ screen }: { screen: Screen }) {
  const { t } = useLingui();
  const [level, setLevel] = useUrlText("level");
  const [owner, setOwner] = useUrlText("owner");
  const [period, setPeriod] = useUrlText("period");
  const [state, setState] = useUrlText("state", "open");
  const states = [
    { value: "open", label: t`Open goals` },
    { value: "closed", label: t`Closed goals` },
    { value: "all", label: t`Open and closed` },
  ];
  const levels = [
    { value: "", label: t`Every level` },
    ...LEVELS.map((value) => ({ value: value as string, label: t(LEVEL_WORDS[value]) })),
  ];
  const owners = [
    { value: "", label: t`Every owner` },
    ...screen.people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const periods = [
    { value: "", label: t`Any time` },
    { value: "quarter", label: t`Due this quarter` },
    { value: "next", label: t`Due next quarter` },
    { value: "year", label: t`Due this year` },
    { value: "overdue", label: t`Overdue` },
    { value: "undated", label: t`Without a due day` },
  ];
  return (
    <div className={styles.filters}>
      <PlainSelect aria-label={t`Level`} value={level} choices={levels} onChange={setLevel} />
      <PlainSelect aria-label={t`Owner`} value={owner} choices={owners} onChange={setOwner} />
      <PlainSelect aria-label={t`State`} value={state} choices={states} onChange={setState} />
      <PlainSelect aria-label={t`Period`} value={period} choices={periods} onChange={setPeriod} />
    </div>
  );
}
