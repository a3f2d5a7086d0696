import { t } from "@lingui/core/macro";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { ifMatch } from "@/api/client";
import { peopleQuery } from "@/api/people";
import { api } from "@/api/server";
import { asProblem } from "@/lib/problem";
import { closeToast, showToast } from "@/lib/toasts";
import { complain } from "@/ui/feedback/complain";
import type { NewTask, Task, TaskMove, WorkScreen } from "./api";
import { editConflict } from "./conflicts";
import { inverseOf, moveInScreen, type Named, patchScreen, type RowChanges, removeFromScreen } from "./patch";
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

  nameOf(id: string): string {
    return this.first()?.tasks.find((task) => task.id === id)?.name ?? "";
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

interface Means {
  campaignId: string;
  screens: Screens;
  queries: QueryClient;
  people: readonly Named[];
  onChecks: ((open: OpenChecks) => void) | undefined;
}

type Complain = (error: unknown) => void;

/** Runs a write over the changed screen; answers whether the server took it. */
async function attempt(
  { screens }: Means,
  how: (screen: WorkScreen) => WorkScreen,
  run: () => Promise<void>,
  refused: Complain = complain,
): Promise<boolean> {
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
}

/** Answers of writes carry no rendered notes: those shown stay while the text is the same. */
function withNotes(task: Task, before: Task | undefined): Task {
  return { ...task, notes_html: before?.notes === task.notes ? (before.notes_html ?? null) : null };
}

function accept({ queries }: Means, task: Task | undefined): void {
  if (!task) return;
  sawTask(task.id, task.etag ?? 0);
  queries.setQueryData<Task>(["task", task.id], (before) => withNotes(task, before));
}

/** Keeps what was typed when someone else changed the same: the person decides. */
function onConflict(taskId: string, taskName: string, mine: RowChanges, insist: () => void): Complain {
  return (error) => {
    const problem = asProblem(error);
    if (problem?.code !== "kernel.changed_since") return complain(error);
    const theirs = (problem.facts.current ?? {}) as Record<string, unknown>;
    const by = typeof problem.facts.by === "string" ? problem.facts.by : null;
    editConflict.set({ taskId, taskName, mine, theirs, by, insist });
  };
}

function onOpenChecks({ onChecks }: Means, taskId: string, to: TaskMove): Complain {
  return (error) => {
    const problem = asProblem(error);
    if (problem?.code !== "work.checks_open" || !onChecks) return complain(error);
    const facts = problem.facts as { stage?: string; checks?: OpenChecks["checks"] };
    onChecks({ taskId, to, stage: facts.stage ?? "", checks: facts.checks ?? [] });
  };
}

interface UpdateOptions {
  quiet?: boolean;
  /** Writes over what others changed meanwhile. */
  insist?: boolean;
}

function updateTask(means: Means, id: string, changes: RowChanges, options: UpdateOptions = {}): Promise<boolean> {
  const screen = means.screens.first();
  const before = screen ? inverseOf(screen, id, changes) : null;
  const name = means.screens.nameOf(id);
  const revert = () => before && void updateTask(means, id, before, { quiet: true });
  const run = async () => {
    const headers = options.insist ? {} : ifMatch(knownState(id, screen?.seq ?? 0));
    const body = bodyOfRow(changes);
    const { data } = await api.PATCH("/api/v1/tasks/{task_id}", { params: path(id), body, headers });
    accept(means, data);
    if (!options.quiet && before) tell(t`Changed ${name}`, { revert });
  };
  const insist = () => void updateTask(means, id, changes, { insist: true });
  const how = (shown: WorkScreen) => patchScreen(shown, [id], changes, means.people);
  return attempt(means, how, run, onConflict(id, name, changes, insist));
}

function moveTask(means: Means, id: string, to: TaskMove, quiet = false): Promise<boolean> {
  const screen = means.screens.first();
  const back = screen ? placeOf(screen, id) : null;
  const name = means.screens.nameOf(id);
  const revert = () => back && void moveTask(means, id, back, true);
  const run = async () => {
    const { data } = await api.POST("/api/v1/tasks/{task_id}/move", { params: path(id), body: to });
    accept(means, data);
    if (!quiet && back) tell(t`Moved ${name}`, { revert });
  };
  return attempt(means, (shown) => moveInScreen(shown, id, to), run, onOpenChecks(means, id, to));
}

function setTaskDone(means: Means, id: string, done: boolean): Promise<boolean> {
  const name = means.screens.nameOf(id);
  const screen = means.screens.first();
  // Taken back by a move: reopening would only find the first stage, not the one it stood in.
  const back = screen ? placeOf(screen, id) : null;
  const stages = screen?.stages ?? [];
  const stage = done
    ? stages.findLast((each) => each.category === "done")
    : stages.find((each) => each.category !== "done");
  const changes: RowChanges = { done: done ? new Date().toISOString() : null };
  if (stage) changes.stage_id = stage.id;
  const run = async () => {
    const call = done
      ? api.POST("/api/v1/tasks/{task_id}/complete", { params: path(id) })
      : api.POST("/api/v1/tasks/{task_id}/reopen", { params: path(id) });
    accept(means, (await call).data);
    const revert = () => (back ? void moveTask(means, id, back, true) : void setTaskDone(means, id, !done));
    tell(done ? t`Finished ${name}` : t`Reopened ${name}`, { revert });
  };
  return attempt(means, (shown) => patchScreen(shown, [id], changes), run);
}

async function createTask({ campaignId, screens }: Means, task: Omit<NewTask, "campaign_id">): Promise<Task | null> {
  try {
    const { data } = await api.POST("/api/v1/tasks", { body: { ...task, campaign_id: campaignId } });
    screens.settle();
    return data ?? null;
  } catch (error) {
    complain(error);
    return null;
  }
}

function changeTasks(means: Means, ids: string[], changes: RowChanges): Promise<boolean> {
  const run = async () => {
    const body = { ids, changes: bodyOfRow(changes), ...(changes.stage_id ? { stage_id: changes.stage_id } : {}) };
    const { data } = await api.POST("/api/v1/tasks/bulk", { body });
    const count = ids.length;
    tell(t`${count} tasks changed`, { batch: data?.batch ?? null });
  };
  return attempt(means, (shown) => patchScreen(shown, ids, changes, means.people), run);
}

function removeTasks(means: Means, ids: string[]): Promise<boolean> {
  const run = async () => {
    const { data } = await api.POST("/api/v1/tasks/bulk-remove", { body: { ids } });
    const count = ids.length;
    tell(count === 1 ? t`Task deleted` : t`${count} tasks deleted`, { batch: data?.batch ?? null });
  };
  return attempt(means, (shown) => removeFromScreen(shown, ids), run);
}

/** Every write on a campaign's tasks: shown at once, taken back when refused, undoable. */
export function useTaskWrites(campaignId: string, onChecks?: (open: OpenChecks) => void) {
  const queries = useQueryClient();
  const people = useQuery(peopleQuery).data ?? [];
  const means: Means = { campaignId, queries, people, onChecks, screens: new Screens(queries, campaignId) };
  return {
    update: (id: string, changes: RowChanges, options?: UpdateOptions) => updateTask(means, id, changes, options),
    move: (id: string, to: TaskMove) => moveTask(means, id, to),
    setDone: (id: string, done: boolean) => setTaskDone(means, id, done),
    create: (task: Omit<NewTask, "campaign_id">) => createTask(means, task),
    bulk: (ids: string[], changes: RowChanges) => changeTasks(means, ids, changes),
    remove: (ids: string[]) => removeTasks(means, ids),
  };
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
