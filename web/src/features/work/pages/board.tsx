import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { meQuery } from "@/api/me";
import { announce } from "@/lib/announcer";
import { usePanel } from "@/lib/url-state";
import { boardQuery, type TaskMove, type TaskRow, type WorkScreen } from "../api";
import { useArrangement } from "../arrangement";
import { passes } from "../model";
import styles from "../parts/board/board.module.css";
import { columnsOf, dropMove, keyMove, neighbour } from "../parts/board/board-model";
import type { CardActions } from "../parts/board/card";
import { Column } from "../parts/board/column";
import { ChecksDialog } from "../parts/checks-dialog";
import { ConflictDialog } from "../parts/conflict-dialog";
import { WorkBar } from "../parts/work-bar";
import { type OpenChecks, type TaskWrites, useTaskWrites } from "../use-task-writes";

/** A campaign's work by stage. */
export function BoardPage() {
  const { campaignId = "" } = useParams({ strict: false });
  const { data: screen } = useSuspenseQuery(boardQuery(campaignId));
  return <Board key={campaignId} screen={screen} />;
}

function Board({ screen }: { screen: WorkScreen }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const [checks, setChecks] = useState<OpenChecks | null>(null);
  const writes = useTaskWrites(screen.campaign.id, setChecks);
  const [arrangement] = useArrangement();
  const columns = useMemo(
    () => columnsOf(screen, passes(screen, arrangement, me.person.id)),
    [screen, arrangement, me.person.id],
  );
  useDrops(screen, writes);
  const { at, actions } = useCardActions(screen, columns, writes);
  const first = at ?? columns.flat()[0]?.id ?? null;
  const mayAdd = screen.campaign.can.includes("create_task");
  const add = (stageId: string) => async (name: string) => (await writes.create({ name, stage_id: stageId })) !== null;
  const maySkip = screen.cans.some((can) => can.includes("skip_checks"));
  return (
    <>
      <WorkBar screen={screen} kind="board" />
      <div className={styles.board}>
        {screen.stages.map((stage, index) => (
          <Column
            key={stage.id}
            stage={stage}
            tasks={columns[index] ?? []}
            screen={screen}
            reachable={first}
            actions={actions}
            onAdd={mayAdd ? add(stage.id) : undefined}
          />
        ))}
      </div>
      {checks && <ChecksDialog open={checks} writes={writes} maySkip={maySkip} onClose={() => setChecks(null)} />}
      <ConflictDialog />
    </>
  );
}

/** Moves a card where it was dropped. */
function useDrops(screen: WorkScreen, writes: TaskWrites) {
  const latest = useRef({ screen, writes });
  latest.current = { screen, writes };
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.type === "card",
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          const to = target && dropMove(latest.current.screen, target.data);
          if (to && typeof source.data.id === "string") void latest.current.writes.move(source.data.id, to);
        },
      }),
    [],
  );
}

/** Frames to wait for a card that is being drawn in another column. */
const FRAMES = 20;

function focusCard(id: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(`card-${id}`);
    card?.focus();
    // Once more on the next frames: the card may be drawn anew in its new column and lose the focus.
    if (frames > 0) focusCard(id, card ? Math.min(frames - 1, 4) : frames - 1);
  });
}

/** Arrow keys walk the cards, Alt and arrows move them, Enter opens. */
function useCardActions(screen: WorkScreen, columns: TaskRow[][], writes: TaskWrites) {
  const { t } = useLingui();
  const panel = usePanel();
  const [at, setAt] = useState<string | null>(null);
  const focus = (id: string) => {
    setAt(id);
    focusCard(id);
  };
  const move = async (task: TaskRow, to: TaskMove) => {
    const moved = writes.move(task.id, to);
    focus(task.id);
    if (!(await moved)) return;
    const { name } = task;
    const stage = screen.stages.find((each) => each.id === to.stage_id)?.name;
    announce(stage ? t`${name} moved to ${stage}` : t`${name} moved`);
  };
  const runFor = (event: KeyboardEvent, task: TaskRow): (() => void) | null => {
    if (event.key === "Enter" || event.key === " ") return () => panel.open({ kind: "task", id: task.id });
    if (event.altKey) {
      const to = keyMove(screen, columns, task.id, event.key);
      return to && (() => void move(task, to));
    }
    const next = neighbour(columns, task.id, event.key);
    return next && (() => focus(next.id));
  };
  const key = (event: KeyboardEvent, task: TaskRow) => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const run = runFor(event, task);
    if (!run) return;
    event.preventDefault();
    run();
  };
  const actions: CardActions = {
    onOpen: (id) => panel.open({ kind: "task", id }),
    onMoveTo: (task, stageId) => void move(task, { stage_id: stageId, skip_checks: false }),
    onKey: key,
    onFocus: setAt,
  };
  return { at: columns.some((tasks) => tasks.some((task) => task.id === at)) ? at : null, actions };
}
