import { Trans, useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { usePanel } from "@/lib/url-state";
import { DataTable } from "@/ui/layout/data-table";
import type { Move, Side } from "../api";
import styles from "./planning.module.css";
import { Reason } from "./reason";

interface Props {
  moves: readonly Move[];
  tasks: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  chosen: ReadonlySet<string>;
  /** Absent for who may not accept. */
  onToggle: ((task: string) => void) | undefined;
}

/** What an alternative changes, a line a task, each with its reason and a box to take it or leave it. */
export function MovesTable({ moves, onToggle, ...rest }: Props) {
  const { t } = useLingui();
  const head = [
    ...(onToggle ? [{ key: "take", title: <span className="visually-hidden">{t`Accept`}</span> }] : []),
    { key: "task", title: t`Task` },
    { key: "now", title: t`Now` },
    { key: "then", title: t`Proposed` },
    { key: "who", title: t`Who` },
    { key: "why", title: t`Why` },
  ];
  return (
    <DataTable label={t`Moves`} head={head}>
      {moves.map((move) => (
        <MoveLine key={move.task_id} move={move} onToggle={onToggle} {...rest} />
      ))}
    </DataTable>
  );
}

function MoveLine({ move, tasks, people, chosen, onToggle }: Omit<Props, "moves"> & { move: Move }) {
  const { t } = useLingui();
  const panel = usePanel();
  const name = tasks.get(move.task_id) ?? "";
  return (
    <tr>
      {onToggle && (
        <td>
          <input
            type="checkbox"
            aria-label={t`Accept the move of ${name}`}
            checked={move.state === "accepted" || chosen.has(move.task_id)}
            disabled={move.state !== "open"}
            onChange={() => onToggle(move.task_id)}
          />
        </td>
      )}
      <td>
        <button type="button" className={styles.task} onClick={() => panel.open({ kind: "task", id: move.task_id })}>
          {name}
        </button>
      </td>
      <td>
        <Days side={move.before} />
      </td>
      <td>
        <Days side={move.after} />
      </td>
      <td className={styles.who}>
        <People move={move} people={people} />
      </td>
      <td className={styles.reason}>
        {move.state === "open" && <Reason because={move.because} tasks={tasks} people={people} />}
        {move.state === "accepted" && <Trans>Accepted</Trans>}
        {move.state === "changed" && <Trans>Changed since by somebody</Trans>}
      </td>
    </tr>
  );
}

/** First and last day of a task. */
export function Days({ side }: { side: Side | null }) {
  const language = useLanguage();
  if (!side?.due) return <span className={styles.quiet}>–</span>;
  const due = formatDay(side.due, language);
  if (!side.start || side.start === side.due) return <span className={styles.days}>{due}</span>;
  return (
    <span className={styles.days}>
      {formatDay(side.start, language)} – {due}
    </span>
  );
}

function People({ move, people }: { move: Move; people: ReadonlyMap<string, string> }) {
  const words = (side: Side) => side.people.map((id) => people.get(id) ?? "").join(", ");
  const before = words(move.before);
  const after = words(move.after);
  if (before === after) return <>{after || <span className={styles.quiet}>–</span>}</>;
  return (
    <>
      {before && <span className={styles.was}>{before}</span>} {after}
    </>
  );
}
