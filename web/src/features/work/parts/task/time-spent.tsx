import { useLingui } from "@lingui/react/macro";
import { IconPlayerPlayFilled, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { peopleQuery } from "@/api/people";
import { api } from "@/api/server";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMinutes, readMinutes } from "@/lib/numbers";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { Button, IconButton } from "@/ui/actions/button";
import { problemText } from "@/ui/feedback/problem-text";
import { timeQuery, timerQuery } from "../../api";
import { TimerLine } from "../timer-line";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** Hours spent: a timer, hours typed in, and the list. */
export function TimeSpent({ task }: TaskPanelState) {
  const { t } = useLingui();
  const language = useLanguage();
  const queries = useQueryClient();
  const people = useQuery(peopleQuery).data ?? [];
  const { data = [] } = useQuery(timeQuery(task.id));
  const running = useQuery(timerQuery).data?.timer;
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: ["task", task.id, "time"] });
    await queries.invalidateQueries({ queryKey: ["timer"] });
  };
  const attempt = (run: () => Promise<unknown>) =>
    run()
      .catch((error: unknown) => {
        const problem = asProblem(error);
        if (!problem) throw error;
        showToast({ text: problemText(problem), tone: "failed" });
      })
      .finally(() => void refresh());
  const params = { path: { task_id: task.id } };
  const total = data.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
  const log = (minutes: number) =>
    void attempt(() => api.POST("/api/v1/tasks/{task_id}/time", { params, body: { minutes, note: "", purpose: "" } }));
  const remove = (id: string) =>
    void attempt(() => api.DELETE("/api/v1/time/{time_id}", { params: { path: { time_id: id } } }));
  return (
    <section className={styles.block} aria-label={t`Time`}>
      <div className={styles.blockHead}>
        <h3>
          {t`Time`} {total > 0 && <span className={styles.none}>{formatMinutes(total, language)}</span>}
        </h3>
        {running?.task_id === task.id ? (
          <TimerLine />
        ) : (
          task.can.includes("log_time") && (
            <Button
              look="ghost"
              icon={<IconPlayerPlayFilled size={12} />}
              onClick={() => void attempt(() => api.POST("/api/v1/tasks/{task_id}/timer", { params }))}
            >
              {t`Start timer`}
            </Button>
          )
        )}
      </div>
      {task.can.includes("log_time") && <LogTime onLog={log} />}
      {data
        .filter((entry) => entry.minutes !== null)
        .map((entry) => (
          <div key={entry.id} className={styles.entry}>
            <span>{people.find((person) => person.id === entry.person_id)?.name}</span>
            <span className={styles.none}>{formatDay(entry.date, language)}</span>
            <span className="figures">{formatMinutes(entry.minutes ?? 0, language)}</span>
            {entry.can.length > 0 && (
              <IconButton label={t`Remove the entry`} icon={<IconX size={12} />} onClick={() => remove(entry.id)} />
            )}
          </div>
        ))}
    </section>
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
