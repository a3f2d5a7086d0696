import { useLingui } from "@lingui/react/macro";
import { IconPlayerStopFilled } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/api/server";
import { useLanguage } from "@/i18n/language";
import { formatMinutes } from "@/lib/numbers";
import { showToast } from "@/lib/toasts";
import { Button } from "@/ui/actions/button";
import { attempt } from "@/ui/feedback/complain";
import { timerQuery } from "../api";

const MINUTE = 60_000;

/** Whole minutes since an instant, counted on while shown. */
function useMinutesSince(instant: string | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 4);
    return () => clearInterval(timer);
  }, []);
  return instant ? Math.max(0, Math.floor((now - Date.parse(instant)) / MINUTE)) : 0;
}

/** One's own running timer, to be stopped; nothing while none runs. */
export function TimerLine() {
  const { t } = useLingui();
  const language = useLanguage();
  const queries = useQueryClient();
  const { data } = useQuery(timerQuery);
  const timer = data?.timer ?? null;
  const minutes = useMinutesSince(timer?.started_at ?? null);
  if (!timer) return null;
  const stop = async () => {
    const name = timer.task_name;
    if (await attempt(() => api.POST("/api/v1/timer/stop"))) showToast({ text: t`Time on ${name} recorded` });
    await queries.invalidateQueries({ queryKey: ["timer"] });
    await queries.invalidateQueries({ queryKey: ["task", timer.task_id] });
  };
  const name = timer.task_name;
  const spent = formatMinutes(minutes, language);
  return (
    <Button
      icon={<IconPlayerStopFilled size={13} />}
      onClick={() => void stop()}
      aria-label={t`Stop the timer on ${name}`}
    >
      {`${name} · ${spent}`}
    </Button>
  );
}
