import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";
import type { StageCategory } from "@/ui/marks/tag";

export const CATEGORIES: readonly { value: StageCategory; label: MessageDescriptor }[] = [
  { value: "backlog", label: msg`Not planned yet` },
  { value: "open", label: msg`To do` },
  { value: "active", label: msg`In progress` },
  { value: "review", label: msg`In review` },
  { value: "done", label: msg`Done` },
];

/** The id before which a line must be put so that it moves by one; undefined when it stands at that end already. */
export function neighbourFor(ids: readonly string[], id: string, step: -1 | 1): string | null | undefined {
  const at = ids.indexOf(id);
  const target = at + step;
  if (at < 0 || target < 0 || target >= ids.length) return undefined;
  return (step < 0 ? ids[target] : ids[target + 1]) ?? null;
}

explain({
  "workflow.needs_done_stage": msg`One stage must mean that work is done.`,
  "workflow.needs_open_stage": msg`One stage must mean that work can begin.`,
  "workflow.too_many_stages": msg({ message: "A workflow has at most {most} stages." }),
});
