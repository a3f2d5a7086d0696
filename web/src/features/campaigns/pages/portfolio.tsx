import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useUrlText } from "@/lib/url-state";
import { Segmented } from "@/ui/actions/segmented";
import { Toolbar } from "@/ui/actions/toolbar";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ListTools } from "@/ui/layout/list-tools";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { PHASE_NAMES, PHASES } from "@/ui/marks/phases";
import { type CampaignState, portfolioQuery, programsQuery } from "../api";
import { type CampaignGroupBy, findCampaigns, groupCampaigns, namesOf } from "../model";
import { CampaignTable } from "../parts/campaign-table";
import { CreateCampaignButton } from "../parts/create-campaign-button";
import { EmptyPortfolio } from "../parts/empty-portfolio";
import styles from "./portfolio.module.css";

const STATES = ["open", "finished", "archived"] as const;
const GROUPS = ["none", "program", "type", "phase", "lead"] as const;

function oneOf<Value extends string>(values: readonly Value[], text: string, otherwise: Value): Value {
  return values.find((value) => value === text) ?? otherwise;
}

/** Every campaign the person sees. */
export function PortfolioPage() {
  const { t } = useLingui();
  const [stateText] = useUrlText("state", "open");
  const state = oneOf(STATES, stateText, "open");
  const { data } = useSuspenseQuery(portfolioQuery(state));
  const count = data.campaigns.length;
  return (
    <>
      <PageHeader
        title={t`Campaigns`}
        detail={count > 0 ? t`${count} in view` : undefined}
        actions={<CreateCampaignButton />}
      />
      <PortfolioBar state={state} />
      <PageBody>{count === 0 && state === "open" ? <EmptyPortfolio /> : <Groups state={state} />}</PageBody>
    </>
  );
}

function PortfolioBar({ state }: { state: CampaignState }) {
  const { t } = useLingui();
  const [, setState] = useUrlText("state", "open");
  const [group, setGroup] = useUrlText("group", "none");
  const [words, setWords] = useUrlText("q");
  const states = [
    { value: "open", label: t`Open` },
    { value: "finished", label: t`Finished` },
    { value: "archived", label: t`Archived` },
  ] as const;
  const groups = [
    { value: "none", label: t`No groups` },
    { value: "program", label: t`Program` },
    { value: "type", label: t`Type` },
    { value: "phase", label: t`Phase` },
    { value: "lead", label: t`Lead` },
  ] as const;
  return (
    <Toolbar
      label={t`Campaigns`}
      end={
        <>
          <ListTools list="campaigns" filters={{ state, q: words }} />
          <Segmented label={t`Group by`} value={oneOf(GROUPS, group, "none")} segments={groups} onChange={setGroup} />
        </>
      }
    >
      <Segmented label={t`State`} value={state} segments={states} onChange={setState} />
      <input
        className={styles.search}
        type="search"
        aria-label={t`Filter by name`}
        placeholder={t`Filter by name`}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Toolbar>
  );
}

function Groups({ state }: { state: CampaignState }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(portfolioQuery(state));
  const [group] = useUrlText("group", "none");
  const [words] = useUrlText("q");
  const by: CampaignGroupBy = oneOf(GROUPS, group, "none");
  const { data: programs = [] } = useQuery(programsQuery);
  const names = namesOf(data);
  const titles: Record<CampaignGroupBy, (key: string) => string> = {
    none: () => t`Campaigns`,
    program: (key) => programs.find((each) => each.id === key)?.name ?? t`Without a program`,
    type: (key) => names.types.get(key) ?? "",
    lead: (key) => names.people.get(key) ?? t`Without a lead`,
    phase: (key) => {
      const phase = PHASES.find((each) => each === key);
      return phase ? t(PHASE_NAMES[phase]) : "";
    },
  };
  const found = findCampaigns(data.campaigns, words);
  if (found.length === 0) return <EmptyState sentence={t`No campaign fits.`} />;
  return groupCampaigns(found, by).map((each) => (
    <section key={each.key}>
      {by !== "none" && <h2 className={styles.group}>{titles[by](each.key)}</h2>}
      <CampaignTable label={titles[by](each.key)} rows={each.rows} today={data.today} {...names} />
    </section>
  ));
}
