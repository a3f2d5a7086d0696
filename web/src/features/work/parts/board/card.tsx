import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useLingui } from "@lingui/react/macro";
import { IconChecks, IconDots, IconMessage, IconPaperclip } from "@tabler/icons-react";
import { type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { IconButton } from "@/ui/actions/button";
import { Menu } from "@/ui/actions/menu";
import { AvatarGroup } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { StageSign, Tag } from "@/ui/marks/tag";
import type { TaskRow, WorkScreen } from "../../api";
import { PrioritySign } from "../priority-sign";
import styles from "./board.module.css";

export interface CardActions {
  onOpen: (id: string) => void;
  onMoveTo: (task: TaskRow, stageId: string) => void;
  onKey: (event: KeyboardEvent, task: TaskRow) => void;
  onFocus: (id: string) => void;
}

interface Props {
  task: TaskRow;
  screen: WorkScreen;
  /** One card of the board is in the order of Tab; arrow keys reach the others. */
  reachable: boolean;
  mayMove: boolean;
  actions: CardActions;
}

type Edge = "top" | "bottom";

function edgeAt(element: Element, clientY: number): Edge {
  const box = element.getBoundingClientRect();
  return clientY < box.top + box.height / 2 ? "top" : "bottom";
}

/** Lets a card be dragged, and shows where another would land beside it. */
function useCardDrag(task: TaskRow, mayMove: boolean) {
  const ref = useRef<HTMLElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return combine(
      draggable({
        element,
        canDrag: () => mayMove,
        getInitialData: () => ({ type: "card", id: task.id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.type === "card" && source.data.id !== task.id,
        getData: ({ input }) => ({ type: "card", id: task.id, edge: edgeAt(element, input.clientY) }),
        onDrag: ({ self }) => setEdge(self.data.edge === "top" ? "top" : "bottom"),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [task.id, mayMove]);
  return { ref, edge, dragged };
}

/** One task on the board. */
export const Card = memo(function Card({ task, screen, reachable, mayMove, actions }: Props) {
  const { ref, edge, dragged } = useCardDrag(task, mayMove);
  return (
    <article
      ref={ref}
      id={`card-${task.id}`}
      tabIndex={reachable ? 0 : -1}
      className={styles.card}
      aria-label={task.name}
      data-dragged={dragged || undefined}
      data-edge={edge ?? undefined}
      onKeyDown={(event) => actions.onKey(event, task)}
      onFocus={() => actions.onFocus(task.id)}
    >
      <CardTop {...{ task, screen, mayMove, actions }} />
      <button type="button" tabIndex={-1} className={styles.cardName} onClick={() => actions.onOpen(task.id)}>
        {task.kind === "milestone" && <span className={styles.milestone} aria-hidden="true" />}
        {task.name}
      </button>
      {task.tags.length > 0 && (
        <div className={styles.tags}>
          {task.tags.slice(0, 3).map((index) => (
            <Tag key={index} name={screen.tags[index] ?? ""} />
          ))}
        </div>
      )}
      <CardFoot task={task} screen={screen} />
    </article>
  );
});

function CardTop({ task, screen, mayMove, actions }: Omit<Props, "reachable">) {
  const { t } = useLingui();
  const { name } = task;
  const sections = [
    {
      id: "move",
      title: t`Move to`,
      entries: screen.stages.map((stage, index) => ({
        id: stage.id,
        label: stage.name,
        icon: <StageSign category={stage.category} />,
        checked: index === task.stage,
        run: () => actions.onMoveTo(task, stage.id),
      })),
    },
  ];
  return (
    <div className={styles.cardTop}>
      <PhaseRibbon phase={screen.campaign.phase} />
      {task.priority > 0 && <PrioritySign priority={task.priority} />}
      {mayMove && (
        <Menu
          trigger={
            <IconButton
              tabIndex={-1}
              className={styles.cardMenu ?? ""}
              label={t`Move ${name}`}
              icon={<IconDots size={14} />}
            />
          }
          sections={sections}
        />
      )}
    </div>
  );
}

function CardFoot({ task, screen }: { task: TaskRow; screen: WorkScreen }) {
  const people = task.people.flatMap((index) => screen.people[index] ?? []);
  const [ticked = 0, of = 0] = task.checklist;
  return (
    <div className={styles.cardFoot}>
      {task.due && <DueDate date={task.due} done={task.done !== null} today={screen.today} />}
      {task.comments > 0 && (
        <span className={styles.sign}>
          <IconMessage size={13} stroke={1.6} aria-hidden="true" />
          {task.comments}
        </span>
      )}
      {task.files > 0 && (
        <span className={styles.sign}>
          <IconPaperclip size={13} stroke={1.6} aria-hidden="true" />
          {task.files}
        </span>
      )}
      {of > 0 && (
        <span className={styles.sign}>
          <IconChecks size={13} stroke={1.6} aria-hidden="true" />
          {ticked}/{of}
        </span>
      )}
      <span className={styles.people}>
        <AvatarGroup people={people} most={3} />
      </span>
    </div>
  );
}
