import { useLingui } from "@lingui/react/macro";
import { IconBan, IconPlus } from "@tabler/icons-react";
import type { MatrixCell } from "../api";
import styles from "./matrix.module.css";

interface Props {
  cell: MatrixCell | undefined;
  /** Audience, stage and channel, read aloud. */
  where: string;
  mayMake: boolean;
  onPress: () => void;
}

const DONE = ["approved", "live"];

/** One cell: how much stands there and how much of it is cleared; an expected empty one says what usually fills it. */
export function MatrixCellButton(props: Props) {
  const { cell, where, mayMake } = props;
  if (cell && cell.deliverable_ids.length > 0) return <Full {...props} cell={cell} />;
  if (cell?.limit) return <Closed cell={cell} where={where} />;
  return mayMake ? <Empty {...props} /> : null;
}

function Full({ cell, where, onPress }: Props & { cell: MatrixCell }) {
  const { t } = useLingui();
  const count = cell.deliverable_ids.length;
  const cleared = DONE.reduce((sum, state) => sum + (cell.states[state] ?? 0), 0);
  return (
    <button
      type="button"
      className={styles.cell}
      data-look="full"
      data-limited={cell.limit ? true : undefined}
      title={cell.limit?.reason}
      aria-label={t`${where}: ${count} deliverables, ${cleared} cleared`}
      onClick={onPress}
    >
      <strong>{count}</strong>
      <span className={styles.fill} style={{ inlineSize: `${(100 * cleared) / count}%` }} />
    </button>
  );
}

function Empty({ cell, where, onPress }: Props) {
  const { t } = useLingui();
  const invites = cell?.expected ?? false;
  const what = cell?.suggested[0] ?? "";
  return (
    <button
      type="button"
      className={styles.cell}
      data-look={invites ? "invites" : "empty"}
      title={cell?.suggested.join(", ")}
      aria-label={invites ? t`${where}: empty, usually ${what}` : t`${where}: empty`}
      onClick={onPress}
    >
      <IconPlus size={13} />
      <span>{what}</span>
    </button>
  );
}

function Closed({ cell, where }: { cell: MatrixCell; where: string }) {
  const { t } = useLingui();
  const reason = cell.limit?.reason ?? "";
  return (
    <span className={styles.closed} title={reason}>
      <IconBan size={14} aria-hidden="true" />
      <span className="visually-hidden">{t`${where}: closed by a limit, ${reason}`}</span>
    </span>
  );
}
