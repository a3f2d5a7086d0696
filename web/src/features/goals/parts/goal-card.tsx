import { useLingui } from "@lingui/react/macro";
import { usePanel } from "@/lib/url-state";
import { Avatar } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import type { GoalRow, Screen } from "../api";
import { isClosed } from "../model";
import { LEVEL_WORDS } from "../words";
import styles from "./goals.module.css";
import { StandingBar } from "./standing-bar";
import { StateChip } from "./state-chip";

interface Props {
  goal: GoalRow;
  /** The names goals point to. */
  screen: Pick<Screen, "people" | "campaigns" | "teams" | "today">;
  /** Leaves the state out where all cards around share it. */
  plain?: boolean;
}

/** One goal as a card: what it is, whose, by when, how far. Opens in the panel. */
export function GoalCard({ goal, screen, plain }: Props) {
  const { t } = useLingui();
  const panel = usePanel();
  const owner = screen.people.find((person) => person.id === goal.owner_id);
  return (
    <article className={styles.card}>
      <button type="button" className={styles.cardName} onClick={() => panel.open({ kind: "goal", id: goal.id })}>
        {goal.name}
      </button>
      <div className={styles.cardLine}>
        <span className={styles.quiet}>{placeOf(goal, screen) || t(LEVEL_WORDS[goal.level])}</span>
        {goal.due && <DueDate date={goal.due} done={isClosed(goal.state)} today={screen.today} />}
      </div>
      <StandingBar goal={goal} />
      <div className={styles.cardLine}>
        {plain ? <Gaps goal={goal} /> : <StateChip state={goal.state} />}
        {owner ? <Avatar person={owner} size="sm" /> : <span className={styles.quiet}>{t`No owner`}</span>}
      </div>
    </article>
  );
}

/** The campaign or team a goal belongs to. */
export function placeOf(goal: GoalRow, screen: Pick<Screen, "campaigns" | "teams">): string {
  const campaign = screen.campaigns.find((each) => each.id === goal.campaign_id);
  const team = screen.teams.find((each) => each.id === goal.team_id);
  return campaign?.name ?? team?.name ?? "";
}

/** What SMART misses in a draft, or that it changed since it was approved. */
export function Gaps({ goal }: { goal: GoalRow }) {
  const { t } = useLingui();
  const count = goal.gaps.length;
  if (goal.changed.length > 0) return <span className={styles.quiet}>{t`Changed since approval`}</span>;
  return <span className={styles.quiet}>{count > 0 ? t`${count} of 5 SMART points open` : ""}</span>;
}
