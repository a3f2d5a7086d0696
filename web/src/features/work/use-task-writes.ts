import { useLingui } from "@lingui/react/macro";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { batchOf, ifMatch } from "@/api/client";
import { peopleQuery } from "@/api/people";
import { api } from "@/api/server";
import { asProblem } from "@/lib/problem";
import { closeToast, showToast } from "@/lib/toasts";
import { problemText } from "@/ui/feedback/problem-text";
import type { NewTask, Task, TaskMove, WorkScreen } from "./api";
import { editConflict } from "./conflicts";
import { inverseOf, moveInScreen, patchScreen, type RowChanges, removeFromScreen } from "./patch";
import { knownState, sawTask } from "./seen";

const path = (id: string) => ({ path: { task_id: id } });

let lastToast = 0;

/** One line at a time for single edits, so that quick work does not pile them up. */
function tell(text: string, undo: { batch?: string | null; revert?: () => void }): void {
  closeToast(lastToast);
  lastToast = showToast({ text, batch: undo.batch ?? null, revert: undo.revert ?? null });
}

function isWorkScreen(key: readonly unknown[]): boolean {
  return key[0] === "campaign" && (key[2] === "board" || key[2] === "timeline");
}

/** The cached screens of a campaign, changed at once and put back when the server refuses. */
class Screens {
  constructor(
    private readonly queries: QueryClient,
    private readonly campaignId: string,
  ) {}

  private get filter() {
    return {
      queryKey: ["campaign", this.campaignId],
      predicate: (query: { queryKey: readonly unknown[] }) => isWorkScreen(query.queryKey),
    };
  }

  first(): WorkScreen | undefined {
    return this.queries.getQueriesData<WorkScreen>(this.filter).find(([, data]) => data)?.[1];
  }

  change(how: (screen: WorkScreen) => WorkScreen): () => void {
    void this.queries.cancelQueries(this.filter);
    const before = this.queries.getQueriesData<WorkScreen>(this.filter);
    this.queries.setQueriesData<WorkScreen>(this.filter, (screen) => screen && how(screen));
    return () => {
      for (const [key, data] of before) this.queries.setQueryData(key, data);
    };
  }

  settle(taskId?: string): void {
    void this.queries.invalidateQueries({ queryKey: ["campaign", this.campaignId] });
    for (const key of ["my-work", "today"]) void this.queries.invalidateQueries({ queryKey: [key] });
    if (taskId) void this.queries.invalidateQueries({ queryKey: ["task", taskId] });
  }
}

function complain(error: unknown): void {
  const problem = asProblem(error);
  if (!problem) throw error;
  showToast({ text: problemText(problem), tone: "failed" });
}

function bodyOfRow(changes: RowChanges): RowChanges {
  const { stage_id: _stage, done: _done, ...body } = changes;
  return body;
}

/** What moving a task met: the checks left open, when a stage asked for them. */
export interface OpenChecks {
  taskId: string;
  to: TaskMove;
  stage: string;
  checks: { id: string; text: string }[];
}

/** Every write on a campaign's tasks: shown at once, taken back when refused, undoable. */
export function useTaskWrites(campaignId: string, onChecks?: (open: OpenChecks) => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const people = useQuery(peopleQuery).data ?? [];
  const screens = new Screens(queries, campaignId);

  /** Runs a write over the changed screen; answers whether the server took it. */
  const attempt = async (how: (screen: WorkScreen) => WorkScreen, run: () => Promise<void>, refused = complain) => {
    const rollback = screens.change(how);
    try {
      await run();
      return true;
    } catch (error) {
      rollback();
      refused(error);
      return false;
    } finally {
      screens.settle();
    }
  };

  const nameOf = (id: string) => screens.first()?.tasks.find((task) => task.id === id)?.name ?? "";

  const update = (id: string, changes: RowChanges, options: { quiet?: boolean; insist?: boolean } = {}) => {
    const screen = screens.first();
    const before = screen ? inverseOf(screen, id, changes) : null;
    const name = nameOf(id);
    const refused = (error: unknown) => {
      const problem = asProblem(error);
      if (problem?.code !== "kernel.changed_since") return complain(error);
      const theirs = (problem.facts.current ?? {}) as Record<string, unknown>;
      const by = typeof problem.facts.by === "string" ? problem.facts.by : null;
      const insist = () => void update(id, changes, { insist: true });
      editConflict.set({ taskId: id, taskName: name, mine: changes, theirs, by, insist });
    };
    return attempt(
      (shown) => patchScreen(shown, [id], changes, people),
      async () => {
        const headers = options.insist ? {} : ifMatch(knownState(id, screen?.seq ?? 0));
        const { data } = await api.PATCH("/api/v1/tasks/{task_id}", {
          params: path(id),
          body: bodyOfRow(changes),
          headers,
        });
        accept(data);
        if (!options.quiet && before)
          tell(t`Changed ${name}`, { revert: () => void update(id, before, { quiet: true }) });
      },
      refused,
    );
  };

  const accept = (task: Task | undefined) => {
    if (!task) return;
    sawTask(task.id, task.etag ?? 0);
    queries.setQueryData(["task", task.id], task);
  };

  const move = (id: string, to: TaskMove, options: { quiet?: boolean } = {}) => {
    const screen = screens.first();
    const back = screen ? placeOf(screen, id) : null;
    const name = nameOf(id);
    const refused = (error: unknown) => {
      const problem = asProblem(error);
      if (problem?.code !== "work.checks_open" || !onChecks) return complain(error);
      const facts = problem.facts as { stage?: string; checks?: OpenChecks["checks"] };
      onChecks({ taskId: id, to, stage: facts.stage ?? "", checks: facts.checks ?? [] });
    };
    return attempt(
      (shown) => moveInScreen(shown, id, to),
      async () => {
        const { data } = await api.POST("/api/v1/tasks/{task_id}/move", { params: path(id), body: to });
        accept(data);
        if (!options.quiet && back) tell(t`Moved ${name}`, { revert: () => void move(id, back, { quiet: true }) });
      },
      refused,
    );
  };

  const setDone = (id: string, done: boolean) => {
    const name = nameOf(id);
    const last = screens.first()?.stages.findLast((stage) => stage.category === "done")?.id;
    const first = screens.first()?.stages.find((stage) => stage.category !== "done")?.id;
    const stage = done ? last : first;
    return attempt(
      (shown) =>
        patchScreen(shown, [id], {
          done: done ? new Date().toISOString() : null,
          ...(stage ? { stage_id: stage } : {}),
        }),
      async () => {
        const call = done
          ? api.POST("/api/v1/tasks/{task_id}/complete", { params: path(id) })
          : api.POST("/api/v1/tasks/{task_id}/reopen", { params: path(id) });
        accept((await call).data);
        tell(done ? t`Finished ${name}` : t`Reopened ${name}`, { revert: () => void setDone(id, !done) });
      },
    );
  };

  const create = async (task: Omit<NewTask, "campaign_id">): Promise<Task | null> => {
    try {
      const { data } = await api.POST("/api/v1/tasks", { body: { ...task, campaign_id: campaignId } });
      screens.settle();
      return data ?? null;
    } catch (error) {
      complain(error);
      return null;
    }
  };

  const bulk = (ids: string[], changes: RowChanges) =>
    attempt(
      (shown) => patchScreen(shown, ids, changes, people),
      async () => {
        const body = { ids, changes: bodyOfRow(changes), ...(changes.stage_id ? { stage_id: changes.stage_id } : {}) };
        const { data } = await api.POST("/api/v1/tasks/bulk", { body });
        const count = ids.length;
        tell(t`${count} tasks changed`, { batch: data?.batch ?? null });
      },
    );

  const remove = (ids: string[]) =>
    attempt(
      (shown) => removeFromScreen(shown, ids),
      async () => {
        let batch: string | null = null;
        for (const id of ids) {
          const { response } = await api.DELETE("/api/v1/tasks/{task_id}", { params: path(id) });
          batch = batchOf(response) ?? batch;
        }
        const count = ids.length;
        tell(count === 1 ? t`Task deleted` : t`${count} tasks deleted`, { batch: ids.length === 1 ? batch : null });
      },
    );

  return { update, move, setDone, create, bulk, remove };
}

export type TaskWrites = ReturnType<typeof useTaskWrites>;

/** Where a task stands now, as a move that brings it back. */
function placeOf(screen: WorkScreen, id: string): TaskMove {
  const at = screen.tasks.findIndex((task) => task.id === id);
  const task = screen.tasks[at];
  const next = screen.tasks[at + 1]?.id;
  const stage = task ? screen.stages[task.stage]?.id : undefined;
  return {
    parent_id: task?.parent_id ?? null,
    ...(stage ? { stage_id: stage } : {}),
    ...(next ? { before_id: next } : {}),
    skip_checks: true,
  };
}
