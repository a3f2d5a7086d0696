import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { usePanel } from "@/lib/url-state";
import { IconButton } from "@/ui/actions/button";
import { Avatar } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import type { GoalRow, Screen } from "../api";
import { type Branch, branchesOf, isClosed } from "../model";
import { LEVEL_WORDS } from "../words";
import { Gaps, placeOf } from "./goal-card";
import styles from "./goals.module.css";
import { StandingBar } from "./standing-bar";
import { StateChip } from "./state-chip";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const FOLDS: Readonly<Record<string, boolean>> = { ArrowLeft: true, ArrowRight: false };

/** Arrow keys go from goal to goal; left folds what stands below, right shows it. */
function press(event: KeyboardEvent<HTMLElement>, fold: (id: string, folded: boolean) => void) {
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-goal]")];
  const at = names.indexOf(event.target as HTMLElement);
  const [step, folds] = [STEPS[event.key], FOLDS[event.key]];
  if (at < 0 || (step === undefined && folds === undefined)) return;
  event.preventDefault();
  if (step !== undefined) names[at + step]?.focus();
  else if (folds !== undefined) fold(names[at]?.dataset.goal ?? "", folds);
}

/** The goals as a tree: company, departments, campaigns. */
export function GoalTree({ screen, shown }: { screen: Screen; shown: readonly GoalRow[] }) {
  const { t } = useLingui();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (id: string, on: boolean) =>
    setFolded(on ? new Set([...folded, id]) : new Set([...folded].filter((each) => each !== id)));
  const branches = branchesOf(screen.goals, new Set(shown.map((goal) => goal.id)), folded);
  return (
    <ul className={styles.tree} aria-label={t`Goals as a tree`} onKeyDown={(event) => press(event, fold)}>
      {branches.map((branch) => (
        <Row
          key={branch.goal.id}
          branch={branch}
          screen={screen}
          folded={folded.has(branch.goal.id)}
          onFold={(on) => fold(branch.goal.id, on)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  branch: Branch;
  screen: Screen;
  folded: boolean;
  onFold: (folded: boolean) => void;
}

function Row({ branch, screen, folded, onFold }: RowProps) {
  const { t } = useLingui();
  const { goal, aside } = branch;
  const owner = screen.people.find((person) => person.id === goal.owner_id);
  const place = placeOf(goal, screen);
  return (
    <li className={styles.row} data-aside={aside || undefined}>
      <Lead {...{ branch, screen, folded, onFold }} />
      <span className={styles.level}>
        {t(LEVEL_WORDS[goal.level])}
        {place && <span className={styles.place}>{place}</span>}
      </span>
      <span className={styles.owner}>{owner && <Avatar person={owner} size="sm" />}</span>
      <StandingBar goal={goal} />
      <span className={styles.stateCell}>
        <StateChip state={goal.state} />
        <Gaps goal={goal} />
      </span>
      <span className={styles.due}>
        {goal.due && <DueDate date={goal.due} done={isClosed(goal.state)} today={screen.today} />}
      </span>
    </li>
  );
}

/** The name at its depth, with what folds the goals below; read aloud with the goal above. */
function Lead({ branch, screen, folded, onFold }: RowProps) {
  const { t } = useLingui();
  const panel = usePanel();
  const { goal, depth, subs } = branch;
  const { name } = goal;
  const above = screen.goals.find((each) => each.id === goal.parent_id)?.name;
  return (
    <div className={styles.lead} style={{ paddingInlineStart: `calc(${depth} * var(--indent))` }}>
      {subs > 0 ? (
        <IconButton
          className={styles.fold}
          label={folded ? t`Show what stands below ${name}` : t`Fold what stands below ${name}`}
          aria-expanded={!folded}
          icon={<IconChevronRight size={15} />}
          onClick={() => onFold(!folded)}
        />
      ) : (
        <span className={styles.leaf} />
      )}
      <button
        type="button"
        className={styles.name}
        data-goal={goal.id}
        onClick={() => panel.open({ kind: "goal", id: goal.id })}
      >
        {name}
        {above && <span className="visually-hidden"> {t`under ${above}`}</span>}
      </button>
    </div>
  );
}
