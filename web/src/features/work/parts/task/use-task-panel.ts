import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { boardQuery, type Task, type TaskChanges, taskQuery } from "../../api";
import { type OpenChecks, useTaskWrites } from "../../use-task-writes";

/** A task with its campaign's stages and fields, and the writes on it, shown at once. */
export function useTaskPanel(id: string) {
  const queries = useQueryClient();
  const { data: task } = useSuspenseQuery(taskQuery(id));
  const { data: screen } = useQuery(boardQuery(task.campaign_id));
  const [checks, setChecks] = useState<OpenChecks | null>(null);
  const writes = useTaskWrites(task.campaign_id, setChecks);
  const mayEdit = task.can.includes("update_task");
  const save = async (changes: TaskChanges) => {
    const key = ["task", id];
    const before = queries.getQueryData<Task>(key);
    const stale = changes.notes === undefined ? {} : { notes_html: null };
    queries.setQueryData<Task>(key, (now) => now && ({ ...now, ...changes, ...stale } as Task));
    if (!(await writes.update(id, changes))) queries.setQueryData(key, before);
    else if (changes.notes !== undefined) await queries.invalidateQueries({ queryKey: key, exact: true });
  };
  return { task, screen, writes, save, mayEdit, checks, setChecks };
}

export type TaskPanelState = ReturnType<typeof useTaskPanel>;
