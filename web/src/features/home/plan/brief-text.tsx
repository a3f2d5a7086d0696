import { useState } from "react";
import { updateBrief } from "@/features/phases/public";
import { asProblem } from "@/lib/problem";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField } from "@/ui/fields/controls";
import type { Plan } from "./api";

interface Props {
  plan: Plan;
  field: "scope_in" | "scope_out" | "measurement" | "standards";
  label: string;
  hint?: string;
  readOnly: boolean;
}

/** A text of the brief; leaving the field saves it, a refusal keeps what was typed. */
export function BriefText({ plan, field, label, hint, readOnly }: Props) {
  const stored = plan.brief[field];
  const [draft, setDraft] = useState<string | null>(null);
  const id = plan.campaign.id;
  const save = useWrite((text: string) => updateBrief(id, { [field]: text }), {
    stale: [["plan", id]],
    onDone: () => setDraft(null),
  });
  const leave = () => {
    if (draft === null) return;
    if (draft.trim() === stored) setDraft(null);
    else save.mutate(draft);
  };
  return (
    <TextAreaField
      label={label}
      hint={hint}
      rows={4}
      value={draft ?? stored}
      disabled={readOnly}
      faults={asProblem(save.error)?.fields[field]}
      onChange={setDraft}
      onBlur={leave}
    />
  );
}
