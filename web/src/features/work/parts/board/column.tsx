import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { useLingui } from "@lingui/react/macro";
import { IconDots } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatNumber } from "@/lib/numbers";
import { StageSign } from "@/ui/marks/tag";
import type { StageRow, TaskRow, WorkScreen } from "../../api";
import { may } from "../../model";
import { QuickAdd } from "../list/quick-add";
import { autoScrollColumn } from "./auto-scroll";
import styles from "./board.module.css";
import { Card, type CardActions } from "./card";

interface Props {
  stage: StageRow;
  tasks: readonly TaskRow[];
  screen: WorkScreen;
  /** The card in the order of Tab. */
  reachable: string | null;
  actions: CardActions;
  onAdd?: ((name: string) => Promise<boolean>) | undefined;
}

/** A stage as a column; only the cards in sight are drawn. */
export function Column({ stage, tasks, screen, reachable, actions, onAdd }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const over = useColumnDrop(scroll, stage.id);
  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 98,
    getItemKey: (index) => tasks[index]?.id ?? index,
    overscan: 6,
    gap: 8,
    paddingStart: 4,
    paddingEnd: 12,
  });
  const at = tasks.findIndex((task) => task.id === reachable);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the card the person stands at, nothing else.
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at]);
  return (
    <section className={styles.column} aria-label={stage.name} data-over={over || undefined}>
      <ColumnHead stage={stage} count={tasks.length} campaignId={screen.campaign.id} />
      <div ref={scroll} className={styles.cards}>
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const task = tasks[item.index];
            if (!task) return null;
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={styles.slot}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Card
                  task={task}
                  screen={screen}
                  reachable={reachable === task.id}
                  mayMove={may(screen, task, "move_task")}
                  actions={actions}
                />
              </div>
            );
          })}
        </div>
      </div>
      {onAdd && <QuickAdd onAdd={onAdd} />}
    </section>
  );
}

/** Takes cards dropped below the last one, and scrolls while one is held at its edge. */
function useColumnDrop(scroll: React.RefObject<HTMLDivElement | null>, stageId: string): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    return combine(
      autoScrollColumn(element),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.type === "card",
        getData: () => ({ type: "column", stage: stageId }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    );
  }, [scroll, stageId]);
  return over;
}

function ColumnHead({ stage, count, campaignId }: { stage: StageRow; count: number; campaignId: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { limit, name } = stage;
  const settings: string = `/campaigns/${campaignId}/settings`;
  const over = limit !== null && count > limit;
  return (
    <header className={styles.columnHead}>
      <StageSign category={stage.category} />
      <h2>{stage.name}</h2>
      <span className={styles.count} data-over={over || undefined}>
        {limit === null ? formatNumber(count, language) : t`${count} of ${limit}`}
      </span>
      {over && <span className={styles.overWords}>{t`over its limit`}</span>}
      <Link
        to={settings}
        className={styles.stageMenu}
        aria-label={t`Settings of ${name}`}
        title={t`Settings of ${name}`}
      >
        <IconDots size={15} aria-hidden="true" />
      </Link>
    </header>
  );
}
