import { useLingui } from "@lingui/react/macro";
import { IconArrowUp } from "@tabler/icons-react";
import { Fragment, type KeyboardEvent } from "react";
import { useLanguage } from "@/i18n/language";
import { formatMinutes, formatNumber } from "@/lib/numbers";
import { useUrlText } from "@/lib/url-state";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ScrollRegion } from "@/ui/layout/scroll-region";
import { Avatar } from "@/ui/marks/avatar";
import type { PersonRow, Workload } from "../../api";
import { type Heat, heatOf, periodTitle, spanWords } from "../../model";
import { CellDetail } from "./cell-detail";
import type { Assign } from "./use-assign";
import { useTaskDrop } from "./use-drag";
import styles from "./workload.module.css";

interface Props {
  workload: Workload;
  assign: Assign;
}

/** People by periods. One cell is in the order of Tab, arrow keys reach the others, Enter opens what lies behind. */
export function LoadGrid({ workload, assign }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [opened, setOpened] = useUrlText("cell");
  const { periods, people } = workload;
  if (people.length === 0) return <EmptyState sentence={t`Nobody fits these filters.`} />;
  const [openPerson, openAt] = opened.split(".");
  return (
    <ScrollRegion label={t`People and their work`}>
      <table className={styles.grid} onKeyDown={moveBetweenCells}>
        <thead>
          <tr>
            <th scope="col">{t`Person`}</th>
            {periods.map(([first = "", last = ""]) => (
              <th
                key={first}
                scope="col"
                data-now={(first <= workload.today && workload.today <= last) || undefined}
                title={spanWords(first, last, language)}
              >
                {periodTitle(first, workload.unit, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <Fragment key={person.id}>
              <Line
                {...{ workload, assign, person, row }}
                opened={openPerson === person.id ? Number(openAt) : null}
                onOpen={(at) => setOpened(opened === `${person.id}.${at}` ? "" : `${person.id}.${at}`)}
              />
              {openPerson === person.id && periods[Number(openAt)] && (
                <tr className={styles.detailRow}>
                  <td colSpan={periods.length + 1}>
                    <CellDetail {...{ workload, assign, person }} period={periods[Number(openAt)] ?? []} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface LineProps extends Props {
  person: PersonRow;
  row: number;
  opened: number | null;
  onOpen: (at: number) => void;
}

function Line({ workload, assign, person, row, opened, onOpen }: LineProps) {
  const { t } = useLingui();
  return (
    <tr>
      <th scope="row">
        <span className={styles.person}>
          <Avatar person={person} plain />
          <span className={styles.personName}>{person.name}</span>
          {!person.active && <span className={styles.quiet}>{t`has left`}</span>}
        </span>
      </th>
      {workload.periods.map(([first = "", last = ""], at) => (
        <LoadCell
          key={first}
          {...{ workload, person, first, last, at, row }}
          opened={opened === at}
          onOpen={() => onOpen(at)}
          onDrop={(task) => assign.assign({ task, person: person.id, period: { first, last } })}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  workload: Workload;
  person: PersonRow;
  first: string;
  last: string;
  at: number;
  row: number;
  opened: boolean;
  onOpen: () => void;
  onDrop: Parameters<typeof useTaskDrop>[0];
}

function LoadCell({ workload, person, first, last, at, row, opened, onOpen, onDrop }: CellProps) {
  const { ref, over } = useTaskDrop<HTMLTableCellElement>(onDrop);
  const language = useLanguage();
  const [load = 0, capacity = 0, away = 0] = [person.load[at], person.capacity[at], person.away[at]];
  const heat = heatOf(load, capacity, workload.open_days[at] ?? 0);
  const words = useCellWords(person, { load, capacity, away, heat });
  const spoken = `${person.name}, ${spanWords(first, last, language)}: ${words}`;
  const hours = (minutes: number) => formatNumber(minutes / 60, language, workload.unit === "day" ? 1 : 0);
  return (
    <td ref={ref} data-over={over || undefined}>
      <button
        type="button"
        className={styles.cell}
        data-heat={heat}
        data-at={`${row} ${at}`}
        tabIndex={row === 0 && at === 0 ? 0 : -1}
        aria-expanded={opened}
        aria-label={spoken}
        title={words}
        onClick={onOpen}
      >
        {load > 0 && <span>{hours(load)}</span>}
        {(heat === "over" || heat === "far") && <Excess unit={workload.unit} over={hours(load - capacity)} />}
        {away > 0 && heat !== "away" && <span className={styles.awayMark} aria-hidden="true" />}
      </button>
    </td>
  );
}

/** That it is too much, without colour: by how much, or in the narrow cells of days an arrow. */
function Excess({ unit, over }: { unit: Workload["unit"]; over: string }) {
  if (unit === "day") return <IconArrowUp size={12} stroke={2.4} className={styles.overMark} aria-hidden="true" />;
  return <span className={styles.excess}>+{over}</span>;
}

function useCellWords(person: PersonRow, cell: { load: number; capacity: number; away: number; heat: Heat }): string {
  const { t } = useLingui();
  const language = useLanguage();
  const { away } = cell;
  const load = formatMinutes(cell.load, language);
  const capacity = formatMinutes(cell.capacity, language);
  const off = away > 0 && person.active ? `, ${t`days off: ${away}`}` : "";
  if (cell.heat === "away") return t`away`;
  if (cell.heat === "closed") return t`closed`;
  const over = formatMinutes(Math.max(0, cell.load - cell.capacity), language);
  if (cell.heat === "over" || cell.heat === "far") return t`${load} of ${capacity}, ${over} too much` + off;
  return t`${load} of ${capacity}` + off;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function moveBetweenCells(event: KeyboardEvent<HTMLTableElement>) {
  const step = STEPS[event.key];
  const cell = event.target;
  if (!step || !(cell instanceof HTMLElement) || !cell.dataset.at) return;
  const [row = 0, column = 0] = cell.dataset.at.split(" ").map(Number);
  const next = event.currentTarget.querySelector<HTMLElement>(`[data-at="${row + step[0]} ${column + step[1]}"]`);
  if (!next) return;
  event.preventDefault();
  next.focus();
  cell.tabIndex = -1;
  next.tabIndex = 0;
}
