import { useLingui } from "@lingui/react/macro";
import { IconPlayerPlayFilled, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { peopleQuery } from "@/api/people";
import { api } from "@/api/server";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMinutes, readMinutes } from "@/lib/numbers";
import { Button, IconButton } from "@/ui/actions/button";
import { attempt } from "@/ui/feedback/complain";
import { type TimeEntry, timeQuery, timerQuery } from "../../api";
import { TimerLine } from "../timer-line";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** The writes on hours: each says why when refused, and reads again. */
function useTimeWrites(taskId: string) {
  const queries = useQueryClient();
  const params = { path: { task_id: taskId } };
  const write = async (run: () => Promise<unknown>) => {
    await attempt(run);
    await queries.invalidateQueries({ queryKey: ["task", taskId, "time"] });
    await queries.invalidateQueries({ queryKey: ["timer"] });
  };
  const body = (minutes: number) => ({ minutes, note: "", purpose: "" });
  return {
    log: (minutes: number) =>
      void write(() => api.POST("/api/v1/tasks/{task_id}/time", { params, body: body(minutes) })),
    start: () => void write(() => api.POST("/api/v1/tasks/{task_id}/timer", { params })),
    remove: (id: string) =>
      void write(() => api.DELETE("/api/v1/time/{time_id}", { params: { path: { time_id: id } } })),
  };
}

/** Hours spent: a timer, hours typed in, and the list. */
export function TimeSpent({ task }: TaskPanelState) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data = [] } = useQuery(timeQuery(task.id));
  const running = useQuery(timerQuery).data?.timer?.task_id === task.id;
  const writes = useTimeWrites(task.id);
  const mayLog = task.can.includes("log_time");
  const total = data.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
  return (
    <section className={styles.block} aria-label={t`Time`}>
      <div className={styles.blockHead}>
        <h3>
          {t`Time`} {total > 0 && <span className={styles.none}>{formatMinutes(total, language)}</span>}
        </h3>
        {running && <TimerLine />}
        {!running && mayLog && (
          <Button look="ghost" icon={<IconPlayerPlayFilled size={12} />} onClick={writes.start}>
            {t`Start timer`}
          </Button>
        )}
      </div>
      {mayLog && <LogTime onLog={writes.log} />}
      {data.map((entry) => (
        <Entry key={entry.id} entry={entry} onRemove={() => writes.remove(entry.id)} />
      ))}
    </section>
  );
}

function Entry({ entry, onRemove }: { entry: TimeEntry; onRemove: () => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const people = useQuery(peopleQuery).data ?? [];
  if (entry.minutes === null) return null;
  return (
    <div className={styles.entry}>
      <span>{people.find((person) => person.id === entry.person_id)?.name}</span>
      <span className={styles.none}>{formatDay(entry.date, language)}</span>
      <span className="figures">{formatMinutes(entry.minutes, language)}</span>
      {entry.can.length > 0 && <IconButton label={t`Remove the entry`} icon={<IconX size={12} />} onClick={onRemove} />}
    </div>
  );
}

function LogTime({ onLog }: { onLog: (minutes: number) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const minutes = readMinutes(text);
  const log = () => {
    if (!minutes) return;
    onLog(minutes);
    setText("");
  };
  return (
    <div className={styles.logTime}>
      <input
        className={styles.text}
        aria-label={t`Time spent`}
        aria-invalid={(text !== "" && minutes === null) || undefined}
        placeholder={t`1h 30m`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && log()}
      />
      <Button disabled={!minutes} onClick={log}>
        {t`Record`}
      </Button>
    </div>
  );
}
