import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { Callout } from "@/ui/feedback/callout";
import { Dialog } from "@/ui/layout/dialog";
import type { Cascade, ShiftMode } from "../../api";
import styles from "./timeline.module.css";

interface Props {
  cascade: Cascade;
  mode: ShiftMode;
  busy: boolean;
  onMode: (mode: ShiftMode) => void;
  onApply: () => void;
  onClose: () => void;
}

const MOST = 40;

/** What a change of days brings about, before it is made. */
export function CascadeDialog({ cascade, mode, busy, onMode, onApply, onClose }: Props) {
  const { t } = useLingui();
  const count = cascade.moves.length;
  const days = Math.abs(cascade.launch_shift_days);
  const shift =
    days === 0
      ? t`the launch stays`
      : cascade.launch_shift_days > 0
        ? t`the launch moves ${days} d later`
        : t`the launch moves ${days} d earlier`;
  const foot = (
    <>
      <Button onClick={onClose}>{t`Leave as it was`}</Button>
      <Button look="primary" busy={busy} disabled={count === 0} onClick={onApply}>
        {t`Move ${count} tasks`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`${count} tasks move, ${shift}`} onClose={onClose} foot={foot} width={620}>
      <ModeChoice {...{ mode, onMode }} />
      <Remarks cascade={cascade} />
      <Moves cascade={cascade} />
    </Dialog>
  );
}

/** What follows: what is pushed, everything by the same working time, or nothing. */
function ModeChoice({ mode, onMode }: Pick<Props, "mode" | "onMode">) {
  const { t } = useLingui();
  return (
    <div className={styles.mode}>
      <Segmented
        label={t`What follows`}
        value={mode}
        segments={[
          { value: "consume_buffer", label: t`Only what is pushed` },
          { value: "keep_buffer", label: t`All, with the same distance` },
          { value: "none", label: t`Nothing else` },
        ]}
        onChange={onMode}
      />
    </div>
  );
}

function Remarks({ cascade }: { cascade: Cascade }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <div className={styles.remarks}>
      {cascade.warnings.slice(0, 6).map(({ code, task_id, name, date }) => {
        const day = formatDay(date, language);
        const text =
          code === "not_working"
            ? t`${name} falls on ${day}, when nobody works`
            : t`${name} ends after its deadline, ${day}`;
        return (
          <Callout key={`${code}${task_id}`} tone={code === "after_deadline" ? "now" : "note"}>
            {text}
          </Callout>
        );
      })}
      {cascade.blocked.slice(0, 6).map(({ id, name, needed }) => {
        const day = formatDay(needed, language);
        return (
          <Callout key={id} tone="now">
            {t`${name} is planned by hand and would have to begin on ${day}`}
          </Callout>
        );
      })}
    </div>
  );
}

function Moves({ cascade }: { cascade: Cascade }) {
  const { t } = useLingui();
  const language = useLanguage();
  const day = (date: string | null | undefined) => (date ? formatDay(date, language) : "–");
  const rest = cascade.moves.length - MOST;
  return (
    <>
      <table className={styles.moves}>
        <thead>
          <tr>
            <th scope="col">{t`Task`}</th>
            <th scope="col">{t`Until now`}</th>
            <th scope="col">{t`Then`}</th>
          </tr>
        </thead>
        <tbody>
          {cascade.moves.slice(0, MOST).map((move) => (
            <tr key={move.id} data-launch={move.launch || undefined}>
              <td>{move.name}</td>
              <td>{`${day(move.start[0])} – ${day(move.due[0])}`}</td>
              <td>{`${day(move.start[1])} – ${day(move.due[1])}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={styles.more}>{t`and ${rest} more`}</p>}
    </>
  );
}
