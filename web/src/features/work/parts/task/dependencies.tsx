import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/server";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { usePanel } from "@/lib/url-state";
import { Button, IconButton } from "@/ui/actions/button";
import { problemText } from "@/ui/feedback/problem-text";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { type Dependency, dependenciesQuery } from "../../api";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

const KINDS = ["FS", "SS", "FF", "SF"] as const;

/** Says what went wrong, long enough to read the way around a circle. */
function complain(error: unknown): void {
  const problem = asProblem(error);
  if (!problem) throw error;
  showToast({ text: problemText(problem), tone: "failed", lasts: 12_000 });
}

/** What the task waits for, and what waits for it. */
export function Dependencies({ task, screen, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data = [] } = useQuery(dependenciesQuery(task.id));
  const [open, setOpen] = useState(false);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["task", task.id] });
    void queries.invalidateQueries({ queryKey: ["campaign", task.campaign_id] });
  };
  const attempt = (run: () => Promise<unknown>) => run().catch(complain).finally(refresh);
  const add = (pred: string) =>
    attempt(() =>
      api.POST("/api/v1/dependencies", { body: { pred_id: pred, succ_id: task.id, kind: "FS", lag_minutes: 0 } }),
    );
  const choices = (screen?.tasks ?? [])
    .filter((each) => each.id !== task.id)
    .map((each) => ({ id: each.id, label: each.name }));
  const waits = data.filter((link) => link.succ.id === task.id);
  const followed = data.filter((link) => link.pred.id === task.id);
  const lines = (links: Dependency[], end: "pred" | "succ") =>
    links.map((link) => <LinkLine key={link.id} link={link} end={end} mayEdit={mayEdit} attempt={attempt} />);
  return (
    <section className={styles.block} aria-label={t`Links`}>
      <div className={styles.blockHead}>
        <h3>{t`Waits for`}</h3>
        {mayEdit && (
          <ChoicePicker
            label={t`Task to wait for`}
            open={open}
            onOpenChange={setOpen}
            choices={choices}
            chosen={waits.map((link) => link.pred.id)}
            onChange={([id]) => id && void add(id)}
            trigger={
              <Button look="ghost" icon={<IconPlus size={14} />} onClick={() => setOpen(true)}>
                {t`Add`}
              </Button>
            }
          />
        )}
      </div>
      {lines(waits, "pred")}
      {followed.length > 0 && <h3>{t`Then follow`}</h3>}
      {lines(followed, "succ")}
    </section>
  );
}

interface LineProps {
  link: Dependency;
  end: "pred" | "succ";
  mayEdit: boolean;
  attempt: (run: () => Promise<unknown>) => void;
}

function LinkLine({ link, end, mayEdit, attempt }: LineProps) {
  const { t } = useLingui();
  const panel = usePanel();
  const other = link[end];
  const { name } = other;
  const params = { path: { dependency_id: link.id } };
  const names = { FS: t`end → start`, SS: t`start → start`, FF: t`end → end`, SF: t`start → end` };
  const days = link.lag_minutes / 480;
  const patch = (body: { kind?: (typeof KINDS)[number]; lag_minutes?: number }) =>
    attempt(() => api.PATCH("/api/v1/dependencies/{dependency_id}", { params, body }));
  return (
    <div className={styles.link}>
      <button
        type="button"
        className={styles.linkName}
        data-done={other.done || undefined}
        onClick={() => panel.open({ kind: "task", id: other.id })}
      >
        {name}
      </button>
      <select
        aria-label={t`Kind of link to ${name}`}
        value={link.kind}
        disabled={!mayEdit}
        onChange={(event) => patch({ kind: KINDS.find((kind) => kind === event.target.value) ?? "FS" })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {names[kind]}
          </option>
        ))}
      </select>
      <input
        key={link.lag_minutes}
        type="number"
        step="0.5"
        aria-label={t`Working days between, for ${name}`}
        defaultValue={days}
        disabled={!mayEdit}
        onBlur={(event) => {
          const minutes = Math.round(Number(event.target.value) * 480);
          if (minutes !== link.lag_minutes) patch({ lag_minutes: minutes });
        }}
      />
      <span>{t`d`}</span>
      {mayEdit && (
        <IconButton
          label={t`Remove ${name}`}
          icon={<IconX size={13} />}
          onClick={() => attempt(() => api.DELETE("/api/v1/dependencies/{dependency_id}", { params }))}
        />
      )}
    </div>
  );
}
