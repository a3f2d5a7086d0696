import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatMinutes } from "@/lib/numbers";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { PlainSelect } from "@/ui/fields/controls";
import { Tag } from "@/ui/marks/tag";
import { type Effort, effortQuery, type Need, planEffort, type Rule, setNeeds, skillsQuery } from "../api";
import { spanWords } from "../model";
import { RULE_WORDS, RULES } from "../words";
import styles from "./task-effort.module.css";

/** In a task's panel: on which days its work lies, and which skills it takes. */
export function TaskEffort({ taskId }: { taskId: string }) {
  const { t } = useLingui();
  const { data: effort } = useQuery(effortQuery(taskId));
  if (!effort) return null;
  return (
    <section className={styles.block} aria-label={t`Effort`}>
      <h3>{t`Effort`}</h3>
      <RuleLine taskId={taskId} effort={effort} />
      <NeedsLine taskId={taskId} effort={effort} />
    </section>
  );
}

function RuleLine({ taskId, effort }: { taskId: string; effort: Effort }) {
  const { t } = useLingui();
  const language = useLanguage();
  const save = useWrite((rule: Rule) => planEffort(taskId, { rule, days: [], people: [] }), {
    stale: [["effort", taskId], ["workload"]],
  });
  const choices = RULES.filter((rule) => rule !== "by_day" || effort.rule === "by_day").map((rule) => ({
    value: rule,
    label: t(RULE_WORDS[rule]),
  }));
  const { minutes, first, last } = effort;
  const left = minutes === null ? "" : formatMinutes(minutes, language);
  return (
    <div className={styles.line}>
      <span>
        {minutes === null && t`No work is left.`}
        {minutes !== null && first && last && t`${left} left, ${spanWords(first, last, language)}`}
        {minutes !== null && !first && t`${left} left, without dates`}
      </span>
      {effort.can.includes("plan_effort") ? (
        <PlainSelect
          aria-label={t`How the work lies on its days`}
          value={effort.rule}
          choices={choices}
          onChange={(rule) => save.mutate(rule)}
        />
      ) : (
        <span className={styles.quiet}>{t(RULE_WORDS[effort.rule])}</span>
      )}
    </div>
  );
}

function NeedsLine({ taskId, effort }: { taskId: string; effort: Effort }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const mayEdit = effort.can.includes("set_task_needs");
  const skills = useQuery({ ...skillsQuery, enabled: mayEdit && open }).data ?? [];
  const save = useWrite((needs: Need[]) => setNeeds(taskId, needs.map(bodyOfNeed)), {
    stale: [["effort", taskId], ["workload"], ["demand"]],
  });
  const { needs } = effort;
  const without = (need: Need) => needs.filter((each) => each !== need);
  const change = (ids: string[]) => {
    const kept = needs.filter((need) => !need.skill_id || ids.includes(need.skill_id));
    const fresh = ids.filter((id) => !needs.some((need) => need.skill_id === id));
    save.mutate([...kept, ...fresh.map((id) => ({ skill_id: id, skill: "", role_name: "", people: 1 }))]);
  };
  if (!mayEdit && needs.length === 0) return null;
  return (
    <div className={styles.needs}>
      <span className={styles.quiet}>{t`Takes`}</span>
      {needs.map((need) => (
        <Tag
          key={`${need.skill_id} ${need.role_name}`}
          name={[need.skill, need.role_name].filter(Boolean).join(" · ")}
          {...(mayEdit ? { onRemove: () => save.mutate(without(need)) } : {})}
        />
      ))}
      {mayEdit && (
        <ChoicePicker
          label={t`Skill or role`}
          choices={skills.map(({ id, name }) => ({ id, label: name }))}
          chosen={needs.flatMap((need) => need.skill_id ?? [])}
          several
          onCreate={(role) => save.mutate([...needs, { skill_id: null, skill: "", role_name: role, people: 1 }])}
          onChange={change}
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button look="ghost" icon={<IconPlus size={14} />} onClick={() => setOpen(true)}>
              {t`Skill or role`}
            </Button>
          }
        />
      )}
    </div>
  );
}

function bodyOfNeed({ skill_id, role_name, people }: Need) {
  return { skill_id, role_name, people };
}
