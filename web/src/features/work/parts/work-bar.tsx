import { useLingui } from "@lingui/react/macro";
import { IconFilter, IconX } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useContext, useState } from "react";
import { meQuery } from "@/api/me";
import { Button } from "@/ui/actions/button";
import { Toolbar } from "@/ui/actions/toolbar";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { SelectField } from "@/ui/fields/controls";
import { ListTools } from "@/ui/layout/list-tools";
import { LentEarlierPlan } from "@/ui/nav/lent";
import type { WorkScreen } from "../api";
import { doorFilters, useArrangement } from "../arrangement";
import type { Arrangement, GroupBy } from "../model";
import { SavedViewsMenu } from "./saved-views-menu";
import styles from "./work-bar.module.css";

interface Props {
  screen: WorkScreen;
  kind: "list" | "board" | "timeline";
  /** Offers grouping, which only the list does. */
  groups?: boolean;
  end?: ReactNode;
}

/** Find, filter and group above list, board and timeline; everything it says is in the address. */
export function WorkBar({ screen, kind, groups, end }: Props) {
  const { t } = useLingui();
  const [arrangement, arrange] = useArrangement();
  const { data: me } = useSuspenseQuery(meQuery);
  const filters = { campaign: screen.campaign.id, ...doorFilters(arrangement, me.person.id, screen.today) };
  return (
    <Toolbar
      label={t`Arrange`}
      end={
        <>
          {kind !== "board" && <EarlierPlanPicker campaignId={screen.campaign.id} />}
          {end}
          <ListTools list="tasks" filters={filters} />
          <SavedViewsMenu campaignId={screen.campaign.id} kind={kind} />
        </>
      }
    >
      <input
        className={styles.search}
        type="search"
        aria-label={t`Filter by name`}
        placeholder={t`Filter by name`}
        value={arrangement.words}
        onChange={(event) => arrange({ words: event.target.value })}
      />
      <ShowChoice />
      <FilterButton screen={screen} />
      {groups && <GroupChoice />}
    </Toolbar>
  );
}

/** Chooses an earlier plan to compare with, where a feature keeps them. */
function EarlierPlanPicker({ campaignId }: { campaignId: string }) {
  const { Picker } = useContext(LentEarlierPlan);
  return (
    <div className={styles.lent}>
      <Suspense>
        <Picker campaignId={campaignId} />
      </Suspense>
    </div>
  );
}

function ShowChoice() {
  const { t } = useLingui();
  const [{ show }, arrange] = useArrangement();
  const choices: { value: Arrangement["show"]; label: string }[] = [
    { value: "all", label: t`All tasks` },
    { value: "open", label: t`Open` },
    { value: "mine", label: t`Mine` },
    { value: "late", label: t`Late` },
    { value: "critical", label: t`Critical` },
  ];
  return (
    <div className={styles.choice}>
      <SelectField label={t`Show`} value={show} choices={choices} onChange={(value) => arrange({ show: value })} />
    </div>
  );
}

function GroupChoice() {
  const { t } = useLingui();
  const [{ group }, arrange] = useArrangement();
  const choices: { value: GroupBy; label: string }[] = [
    { value: "none", label: t`No groups` },
    { value: "stage", label: t`By stage` },
    { value: "person", label: t`By person` },
    { value: "due", label: t`By due day` },
    { value: "priority", label: t`By priority` },
    { value: "tag", label: t`By tag` },
  ];
  return (
    <div className={styles.choice}>
      <SelectField
        label={t`Group by`}
        value={group}
        choices={choices}
        onChange={(value) => arrange({ group: value })}
      />
    </div>
  );
}

/** One list of people, stages and tags to filter by. */
function FilterButton({ screen }: { screen: WorkScreen }) {
  const { t } = useLingui();
  const [arrangement, arrange] = useArrangement();
  const [open, setOpen] = useState(false);
  const { people, stages, tags } = arrangement;
  const chosen = [...people.map((id) => `p:${id}`), ...stages.map((id) => `s:${id}`), ...tags.map((id) => `t:${id}`)];
  const choices = [
    ...screen.people.map((person) => ({ id: `p:${person.id}`, label: person.name })),
    { id: "p:none", label: t`Nobody yet` },
    ...screen.stages.map((stage) => ({ id: `s:${stage.id}`, label: stage.name })),
    ...screen.tags.map((tag) => ({ id: `t:${tag}`, label: tag })),
  ];
  const apply = (ids: string[]) => {
    const of = (kind: string) => ids.filter((id) => id.startsWith(kind)).map((id) => id.slice(2));
    arrange({ people: of("p:"), stages: of("s:"), tags: of("t:") });
  };
  const count = chosen.length;
  const trigger = (
    <Button
      look={count > 0 ? "plain" : "ghost"}
      icon={<IconFilter size={14} stroke={1.7} />}
      onClick={() => setOpen(true)}
    >
      {count > 0 ? t`Filter (${count})` : t`Filter`}
    </Button>
  );
  return (
    <>
      <ChoicePicker
        label={t`Person, stage or tag`}
        several
        open={open}
        onOpenChange={setOpen}
        choices={choices}
        chosen={chosen}
        onChange={apply}
        trigger={trigger}
      />
      {count > 0 && (
        <Button look="ghost" icon={<IconX size={13} />} onClick={() => apply([])}>
          {t`Clear`}
        </Button>
      )}
    </>
  );
}
