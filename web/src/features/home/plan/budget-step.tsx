import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { updateBrief } from "@/features/phases/public";
import { useLanguage } from "@/i18n/language";
import { formatMoney, readMoney } from "@/lib/money";
import { asProblem } from "@/lib/problem";
import { useWrite } from "@/ui/feedback/use-write";
import { TextField } from "@/ui/fields/controls";
import type { Plan } from "./api";
import styles from "./setup.module.css";

/** The frame: how much the campaign may cost in all. Who may not see money is told only whether there is one. */
export function BudgetStep({ plan, readOnly }: { plan: Plan; readOnly: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { brief } = plan;
  const currency = brief.budget_currency || plan.currency;
  const id = plan.campaign.id;
  const stored = brief.budget_minor === null ? "" : formatMoney({ minor: brief.budget_minor, currency }, language);
  const [draft, setDraft] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);
  const save = useWrite((minor: number | null) => updateBrief(id, { budget_minor: minor, budget_currency: currency }), {
    stale: [["plan", id]],
    onDone: () => setDraft(null),
  });
  if (!brief.sees_money)
    return <p>{brief.has_budget ? t`A budget is set; your role does not show it.` : t`None yet.`}</p>;
  const leave = () => {
    if (draft === null) return;
    const typed = draft.replace(/[A-Za-z€$£¥]|kr/g, "").trim();
    const read = typed === "" ? null : readMoney(typed, currency);
    setUnread(typed !== "" && read === null);
    if (typed === "" || read !== null) save.mutate(read?.minor ?? null);
  };
  return (
    <div className={styles.short}>
      <TextField
        label={t`Budget in all`}
        hint={t`In ${currency}, everything included.`}
        value={draft ?? stored}
        disabled={readOnly}
        inputMode="decimal"
        faults={unread ? ["decimal_parsing"] : asProblem(save.error)?.fields.budget_minor}
        onChange={setDraft}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
    </div>
  );
}
