import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSettled } from "@/lib/hooks/use-settled";
import { asProblem } from "@/lib/problem";
import { Callout } from "@/ui/feedback/callout";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { checkQuery, type Goal, moveGoal, staleAfter, updateGoal } from "../api";
import { changesOf, checkOf, type Draft, type DraftField, draftOf, unreadNumbers } from "../draft";
import { AGREED, DEFINING, isClosed } from "../model";
import { GoalFields } from "./goal-fields";
import styles from "./goals.module.css";
import { SmartList } from "./smart-list";

/** The fields of a goal, each saved when it is left; what was approved is changed only after a warning. */
export function GoalEditor({ goal }: { goal: Goal }) {
  const { t } = useLingui();
  const editor = useEditor(goal);
  const { draft, faults, check, warned, whole } = editor;
  const readOnly = !goal.can.includes("update_goal") || isClosed(goal.state);
  return (
    <div className={styles.editor}>
      <GoalFields
        draft={draft}
        id={goal.id}
        faults={faults}
        readOnly={readOnly}
        onChange={editor.change}
        onSettle={editor.settle}
      />
      {whole && <Callout tone="now">{problemText(whole)}</Callout>}
      {check && !isClosed(goal.state) && <SmartList check={check} draft={draft} />}
      {warned && (
        <ConfirmDialog
          title={t`This goal was approved`}
          verb={t`Change it`}
          onConfirm={() => editor.answer(true)}
          onClose={() => editor.answer(false)}
        >
          {t`Changing what was approved makes the goal a draft again. It has to be approved anew.`}
        </ConfirmDialog>
      )}
    </div>
  );
}

function useEditor(goal: Goal) {
  const [draft, setDraft] = useState(() => draftOf(goal));
  const [warned, setWarned] = useState<Draft | null>(null);
  // Others' changes come in; what is wrong stays as it was typed.
  const [saved, setSaved] = useState(goal);
  useEffect(() => {
    if (goal.etag === saved.etag) return;
    setDraft((typed) => followed(typed, draftOf(saved), draftOf(goal)));
    setSaved(goal);
  }, [goal, saved]);
  const check = useQuery(checkQuery(checkOf(useSettled(draft, 250), "", goal.id), true));
  const save = useWrite((after: Draft) => write(goal, after), { stale: staleAfter(goal.id), quiet: true });
  const unread = unreadNumbers(draft);
  const problem = asProblem(save.error);
  const faults: Record<string, readonly string[]> = { ...check.data?.faults, ...problem?.fields, ...unread };
  const settle = (after: Draft, fields: readonly DraftField[]) => {
    if (fields.some((field) => field in unreadNumbers(after))) return;
    const defining = DEFINING.some((name) => name in changesOf(goal, after));
    if (defining && AGREED.includes(goal.state)) setWarned(after);
    else if (differs(goal, after)) save.mutate(after);
  };
  const answer = (yes: boolean) => {
    if (yes && warned) save.mutate(warned);
    else setDraft(draftOf(goal));
    setWarned(null);
  };
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const whole = problem && Object.keys(problem.fields).length === 0 ? problem : null;
  return { draft, change, settle, answer, warned, faults, whole, check: check.data };
}

function differs(goal: Goal, draft: Draft): boolean {
  return draft.parent_id !== goal.parent_id || Object.keys(changesOf(goal, draft)).length > 0;
}

/** Takes over the fields that were saved since and not typed in meanwhile. */
function followed(typed: Draft, before: Draft, after: Draft): Draft {
  const names = Object.keys(typed) as DraftField[];
  const kept = names.map((name) => [name, typed[name] === before[name] ? after[name] : typed[name]]);
  return Object.fromEntries(kept) as unknown as Draft;
}

/** Sends what differs; the place in the tree is a verb of its own. */
async function write(goal: Goal, draft: Draft): Promise<unknown> {
  if (draft.parent_id !== goal.parent_id) await moveGoal(goal.id, draft.parent_id);
  const changes = changesOf(goal, draft);
  return Object.keys(changes).length > 0 ? updateGoal(goal, changes) : null;
}
