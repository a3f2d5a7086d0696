/** A task of a template, as the server keeps it; `days` is working time, `hours` effort, `at` days from the launch. */
export interface TemplateTask {
  key: string;
  name: string;
  parent?: string | null;
  kind?: "task" | "milestone";
  days?: number | null;
  hours?: number | null;
  role?: string | null;
  launch?: boolean;
  [kept: string]: unknown;
}

export const LINK_KINDS = ["FS", "SS", "FF", "SF"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** `[before, after, kind, lag in working days]`. */
export type TemplateLink = [string, string, LinkKind, number];

/** How a task waits for another; a lag below zero lets it begin earlier. */
export interface Wait {
  kind: LinkKind;
  lag: number;
}

export interface TemplateDeliverable {
  name: string;
  content_type?: string;
  channel_id?: string | null;
  /** Calendar days from the launch; negative before it. */
  due?: number | null;
}

export interface TemplateParts {
  tasks?: { rows: TemplateTask[]; links: TemplateLink[] };
  deliverables?: { rows: TemplateDeliverable[] };
}

export interface TreeLine {
  task: TemplateTask;
  /** 0 for tasks at the top. */
  depth: number;
}

/** The tasks in the order of the tree, each under its parent. */
export function treeOf(tasks: readonly TemplateTask[]): TreeLine[] {
  const below = (parent: string | null, depth: number): TreeLine[] =>
    tasks
      .filter((task) => (task.parent ?? null) === parent)
      .flatMap((task) => [{ task, depth }, ...below(task.key, depth + 1)]);
  return below(null, 0);
}

/** A key no task has yet. */
export function freshKey(tasks: readonly TemplateTask[]): string {
  const taken = new Set(tasks.map(({ key }) => key));
  let number = tasks.length + 1;
  while (taken.has(`t${number}`)) number += 1;
  return `t${number}`;
}

/** What a task waits for, by key, and how. */
export function waitsFor(links: readonly TemplateLink[], key: string): Map<string, Wait> {
  const own = links.filter(([, after]) => after === key);
  return new Map(own.map(([before, , kind, lag]) => [before, { kind, lag }]));
}

/** The plan with one task changed; the launch flag stands at one task only. */
export function withTask(parts: TemplateParts, key: string, changes: Partial<TemplateTask>): TemplateParts {
  const { rows, links } = parts.tasks ?? { rows: [], links: [] };
  const changed = rows.map((task) => {
    if (task.key === key) return { ...task, ...changes };
    return changes.launch ? { ...task, launch: false } : task;
  });
  return { ...parts, tasks: { rows: changed, links } };
}

/** The plan without a task, what hangs below it, and their links. */
export function withoutTask(parts: TemplateParts, key: string): TemplateParts {
  const { rows, links } = parts.tasks ?? { rows: [], links: [] };
  const gone = new Set([key]);
  for (const { task } of treeOf(rows)) if (task.parent && gone.has(task.parent)) gone.add(task.key);
  return {
    ...parts,
    tasks: {
      rows: rows.filter((task) => !gone.has(task.key)),
      links: links.filter(([before, after]) => !gone.has(before) && !gone.has(after)),
    },
  };
}

/** The plan with a task waiting for exactly these. */
export function withWaits(parts: TemplateParts, key: string, waits: ReadonlyMap<string, Wait>): TemplateParts {
  const { rows, links } = parts.tasks ?? { rows: [], links: [] };
  const others = links.filter(([, after]) => after !== key);
  const own = [...waits].map(([before, { kind, lag }]): TemplateLink => [before, key, kind, lag]);
  return { ...parts, tasks: { rows, links: [...others, ...own] } };
}
