import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { problemText } from "@/ui/feedback/problem-text";
import { applyCascade, type Cascade, type MoveInTime, previewCascade, type ShiftMode } from "../../api";

interface Pending {
  moves: MoveInTime[];
  mode: ShiftMode;
  cascade: Cascade;
}

function complain(error: unknown): void {
  const problem = asProblem(error);
  if (!problem) throw error;
  showToast({ text: problemText(problem), tone: "failed" });
}

/** Moves tasks in time: asks first when more than the task itself would move, and offers the way back. */
export function useCascade(campaignId: string, onSettled: () => void) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [pending, setPending] = useState<Pending | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    setPending(null);
    onSettled();
  };
  const apply = async ({ moves, mode, cascade }: Pending) => {
    setBusy(true);
    try {
      const applied = await applyCascade(moves, mode, cascade.token);
      const count = applied.moves.length;
      const name = applied.moves[0]?.name ?? "";
      showToast({ text: count === 1 ? t`Moved ${name}` : t`${count} tasks moved`, batch: applied.batch });
      await queries.invalidateQueries({ queryKey: ["campaign", campaignId] });
    } catch (error) {
      complain(error);
    }
    setBusy(false);
    close();
  };
  const ask = async (moves: MoveInTime[]) => {
    const mode = "consume_buffer";
    try {
      const cascade = await previewCascade(moves, mode);
      if (cascade.moves.length === 0 && cascade.blocked.length === 0) return onSettled();
      const alone = cascade.moves.length <= 1 && cascade.warnings.length === 0 && cascade.blocked.length === 0;
      if (alone) await apply({ moves, mode, cascade });
      else setPending({ moves, mode, cascade });
    } catch (error) {
      complain(error);
      onSettled();
    }
  };
  /** Shows what the moves would bring about in one way, whatever it is. */
  const show = async (moves: MoveInTime[], mode: ShiftMode) => {
    try {
      setPending({ moves, mode, cascade: await previewCascade(moves, mode) });
    } catch (error) {
      complain(error);
    }
  };
  const choose = (mode: ShiftMode) => pending && void show(pending.moves, mode);
  return { pending, busy, ask, show, choose, apply: () => pending && void apply(pending), close };
}
