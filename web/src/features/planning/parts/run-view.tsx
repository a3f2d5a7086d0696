import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatNumber } from "@/lib/numbers";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { Callout } from "@/ui/feedback/callout";
import { textOfCode } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { type Alternative, acceptMoves, cancelRun, type Run, runQuery } from "../api";
import { chosenOf, isOpen, namesOf, ticked, toggled } from "../model";
import { ALTERNATIVES } from "../words";
import { ImpossibleList } from "./impossible-list";
import { MovesTable } from "./moves-table";
import styles from "./planning.module.css";

/** A search and what it has found so far; it becomes better while one looks. */
export function RunView({ id }: { id: string }) {
  const { data: run } = useSuspenseQuery({
    ...runQuery(id),
    // The live channel tells of each better plan; this is for a line that is down.
    refetchInterval: (query) => (query.state.data && isOpen(query.state.data) ? 2000 : false),
  });
  return (
    <>
      <Status run={run} />
      <ImpossibleList run={run} />
      {run.alternatives.length > 0 && <Alternatives run={run} />}
    </>
  );
}

function Status({ run }: { run: Run }) {
  const { t } = useLingui();
  const language = useLanguage();
  const stop = useWrite(() => cancelRun(run.id), { stale: [["schedule-run", run.id], ["schedule-runs"]] });
  if (isOpen(run))
    return (
      <div className={styles.bar} role="status">
        <span>
          {run.alternatives.length > 0 ? (
            <Trans>Searching on; these plans may still become better.</Trans>
          ) : (
            <Trans>Searching for plans…</Trans>
          )}
        </span>
        {run.can.includes("cancel_schedule_run") && (
          <Button busy={stop.isPending} onClick={() => stop.mutate()}>{t`Stop`}</Button>
        )}
      </div>
    );
  if (run.state === "failed")
    return (
      <Callout tone="now" title={t`No plan was found`}>
        {textOfCode(run.error, { count: formatNumber(run.considered, language) })}
      </Callout>
    );
  if (run.alternatives.length === 0)
    return (
      <p className={styles.quiet}>{run.considered ? t`The search was stopped.` : t`There is nothing to plan here.`}</p>
    );
  return null;
}

function Alternatives({ run }: { run: Run }) {
  const { t } = useLingui();
  const [key, setKey] = useState<string>("least_change");
  const chosen = chosenOf(run, key);
  if (!chosen) return null;
  const segments = run.alternatives.map((each) => ({ value: each.key as string, label: t(ALTERNATIVES[each.key]) }));
  return (
    <>
      <div className={styles.bar}>
        <Segmented label={t`Alternatives`} value={chosen.key} segments={segments} onChange={setKey} />
      </div>
      {run.kind === "slot" ? <SlotFacts chosen={chosen} /> : <Facts run={run} chosen={chosen} />}
      <Moves key={chosen.key} run={run} chosen={chosen} />
    </>
  );
}

/** What a place for one task means: that is no plan, and nothing is said of how good it could be. */
function SlotFacts({ chosen }: { chosen: Alternative }) {
  const language = useLanguage();
  const end = formatDay(chosen.end, language);
  return (
    <div className={styles.facts}>
      <span>
        <Trans>It would end {end}</Trans>
      </span>
      {chosen.late.length > 0 && (
        <span className={styles.late}>
          <Trans>That is after it is due</Trans>
        </span>
      )}
      {chosen.moves.length === 0 && (
        <span>
          <Trans>It stands there already</Trans>
        </span>
      )}
    </div>
  );
}

function Facts({ run, chosen }: { run: Run; chosen: Alternative }) {
  const language = useLanguage();
  const end = formatDay(chosen.end, language);
  const late = chosen.late.length;
  const moved = chosen.moves.length + chosen.hidden;
  return (
    <div className={styles.facts}>
      <span>
        <Plural value={moved} _0="Nothing moves" one="# task moves" other="# tasks move" />
      </span>
      <span>
        <Trans>Everything ends {end}</Trans>
      </span>
      <span className={late ? styles.late : undefined}>
        <Plural value={late} _0="Nothing is late" one="# task is late" other="# tasks are late" />
      </span>
      <span>
        {chosen.beyond === 0 ? (
          <Trans>No plan can be less late than this</Trans>
        ) : (
          <Plural
            value={chosen.beyond}
            one="The best plan there can be is at most # late day better, weighted by importance"
            other="The best plan there can be is at most # late days better, weighted by importance"
          />
        )}
      </span>
      {run.together !== null && (
        <span>
          <Plural
            value={run.together}
            one="One task at a time for each person"
            other="At most # tasks at once for each person"
          />
        </span>
      )}
      {chosen.hidden > 0 && (
        <span>
          <Plural value={chosen.hidden} one="# move you do not see" other="# moves you do not see" />
        </span>
      )}
    </div>
  );
}

function Moves({ run, chosen }: { run: Run; chosen: Alternative }) {
  const { t } = useLingui();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const accept = useWrite((tasks: string[]) => acceptMoves(run.id, chosen.key, tasks), {
    stale: [["schedule-run", run.id]],
    done: t`The moves are in the plan`,
  });
  if (chosen.moves.length === 0) return null;
  const takes = ticked(chosen.moves, left);
  const may = run.can.includes("accept_schedule_moves");
  const count = takes.length;
  return (
    <>
      <MovesTable
        moves={chosen.moves}
        tasks={namesOf(run.tasks)}
        people={namesOf(run.people)}
        chosen={new Set(takes)}
        onToggle={may ? (task) => setLeft(toggled(left, task)) : undefined}
      />
      {may && (
        <div className={styles.accept}>
          <Button look="primary" disabled={count === 0} busy={accept.isPending} onClick={() => accept.mutate(takes)}>
            <Plural value={count} _0="Accept moves" one="Accept # move" other="Accept # moves" />
          </Button>
        </div>
      )}
    </>
  );
}
