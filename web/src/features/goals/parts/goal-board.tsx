import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ScrollRegion } from "@/ui/layout/scroll-region";
import type { GoalRow, Screen, State } from "../api";
import { COLUMNS } from "../model";
import { STATE_WORDS } from "../words";
import { GoalCard } from "./goal-card";
import styles from "./goals.module.css";

const CLOSED = msg`Closed`;

/** The goals by state, from draft to closed. */
export function GoalBoard({ screen, shown }: { screen: Screen; shown: readonly GoalRow[] }) {
  const { t } = useLingui();
  return (
    <ScrollRegion className={styles.board} label={t`Goals by state`}>
      {COLUMNS.map(({ key, states }) => {
        const goals = shown.filter((goal) => states.includes(goal.state));
        const title = t(key === "closed" ? CLOSED : STATE_WORDS[key as State]);
        return (
          <section key={key} className={styles.column} aria-label={title}>
            <h2>
              {title} <span className={styles.count}>{goals.length}</span>
            </h2>
            {goals.map((goal) => (
              <GoalCard key={goal.id} goal={goal} screen={screen} plain={key !== "closed"} />
            ))}
          </section>
        );
      })}
    </ScrollRegion>
  );
}
