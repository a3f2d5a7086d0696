import { useLingui } from "@lingui/react/macro";
import { IconPencil } from "@tabler/icons-react";
import { formatDay } from "@/lib/dates";
import { formatShare } from "@/lib/numbers";
import { IconButton } from "@/ui/actions/button";
import type { BoardMetric, Tile } from "../../api";
import { shareOf } from "../../model";
import { NO_PACE } from "../../words";
import styles from "../results.module.css";
import { useFigures } from "../use-figures";
import { PaceChip } from "./pace-chip";
import { Sparkline } from "./sparkline";

interface Props {
  tile: Tile;
  metric: BoardMetric;
  today: string;
  compact?: boolean;
  onOpen?: (() => void) | undefined;
  onEdit?: (() => void) | undefined;
}

/** One target: what is there, what was promised, where it should stand and where it will end. */
export function KpiTile({ tile, metric, today, compact = false, onOpen, onEdit }: Props) {
  const { t } = useLingui();
  const { value, figure, asRatio } = useFigures();
  const { name } = metric;
  const ratio = asRatio(tile.figure, metric);
  return (
    <li className={styles.tile} data-compact={compact || undefined}>
      <div className={styles.tileHead}>
        <h3>{name}</h3>
        <PaceChip state={tile.pace.state} />
        {onEdit && (
          <IconButton label={t`Change the target of ${name}`} icon={<IconPencil size={14} />} onClick={onEdit} />
        )}
      </div>
      <div className={styles.actual}>
        {onOpen ? (
          <button type="button" className={styles.figure} title={t`Where this comes from`} onClick={onOpen}>
            {figure(tile.figure, metric)}
          </button>
        ) : (
          <strong className={styles.figure}>{figure(tile.figure, metric)}</strong>
        )}
        <span className={styles.quiet}>{t`of ${value(tile.value, metric, tile.figure.currency)}`}</span>
        {ratio && <span className={styles.quiet}>{t`as a ratio ${ratio}`}</span>}
      </div>
      <Sparkline values={tile.line} />
      {!compact && <Outlook tile={tile} metric={metric} today={today} />}
    </li>
  );
}

function Outlook({ tile, metric, today }: Pick<Props, "tile" | "metric" | "today">) {
  const { t } = useLingui();
  const { value, language } = useFigures();
  const { pace, figure } = tile;
  const say = (amount: number | null) => value(amount === null ? null : roughly(amount), metric, figure.currency);
  const share = shareOf(figure.value, tile.value);
  const asOf = pace.as_of ? formatDay(pace.as_of, language, today) : "";
  return (
    <dl className={styles.outlook}>
      {share !== null && metric.direction === "up" && (
        <Line term={t`Of the target`} text={formatShare(share, language)} />
      )}
      {pace.expected !== null && <Line term={t`Expected by ${asOf}`} text={say(pace.expected)} />}
      {pace.projected !== null && (
        <Line
          term={t`Will end at`}
          text={
            pace.low === null ? say(pace.projected) : t`${say(pace.projected)} (${say(pace.low)} – ${say(pace.high)})`
          }
        />
      )}
      {pace.chance !== null && <Line term={t`Chance to reach it`} text={formatShare(pace.chance, language)} />}
      {tile.last && <Line term={t`Until`} text={formatDay(tile.last, language, today)} />}
      {pace.reason && <p className={styles.quiet}>{t(NO_PACE[pace.reason])}</p>}
      {figure.apart.map(({ currency, day }) => (
        <p key={currency} className={styles.fault}>
          {t`${currency} is not in it: no rate on ${formatDay(day, language, today)}`}
        </p>
      ))}
    </dl>
  );
}

/** What is expected or projected is no count: beyond ten its decimals say nothing. */
function roughly(amount: number): number {
  return Math.abs(amount) < 10 ? amount : Math.round(amount);
}

function Line({ term, text }: { term: string; text: string | null }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}
