import { useLingui } from "@lingui/react/macro";
import { usePanel } from "@/lib/url-state";
import { Dialog } from "@/ui/layout/dialog";
import { GoalForm } from "./goal-form";

/** Writes a new goal down and opens it. */
export function GoalDialog({ parent, onClose }: { parent?: string | null; onClose: () => void }) {
  const { t } = useLingui();
  const panel = usePanel();
  return (
    <Dialog title={t`New goal`} onClose={onClose} width={640}>
      <GoalForm
        parent={parent ?? null}
        onCancel={onClose}
        onSaved={(goal) => {
          onClose();
          panel.open({ kind: "goal", id: goal.id });
        }}
      />
    </Dialog>
  );
}
