import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { meQuery } from "@/api/me";
import { splitProblem } from "@/lib/form-problem";
import { useSettled } from "@/lib/hooks/use-settled";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import {
  campaignChoicesQuery,
  checkQuery,
  createGoal,
  type Goal,
  moveGoal,
  staleAfter,
  templatesQuery,
  updateGoal,
} from "../api";
import { blankDraft, changesOf, checkOf, type Draft, draftOf, newGoalOf, unreadNumbers, withTemplate } from "../draft";
import { LEVEL_WORDS, LEVELS } from "../words";
import { GoalFields } from "./goal-fields";
import styles from "./goals.module.css";
import { SmartList } from "./smart-list";

const OWN = "name statement level campaign_id parent_id start due progress_source";
const MEASURE = "metric_key currency baseline target current";
const SHOWN = `${OWN} ${MEASURE}`.split(" ");

interface Props {
  /** Writes the goal for this campaign; otherwise its level is asked. */
  campaignId?: string;
  /** The campaign's type, for templates and history: a shipped type's key or the type's id. */
  typeKey?: string;
  /** An existing goal to change. */
  goal?: Goal;
  /** The goal a new one is hung under. */
  parent?: string | null;
  onSaved: (goal: Goal) => void;
  onCancel?: () => void;
}

function useGoalForm({ campaignId, typeKey = "", goal, parent = null, onSaved }: Props) {
  const me = useQuery(meQuery).data;
  const leads = me !== undefined && ["owner", "director", "manager"].includes(me.role);
  const level = campaignId || !leads ? "campaign" : "company";
  const [draft, setDraft] = useState<Draft>(() =>
    goal ? draftOf(goal) : { ...blankDraft(level, campaignId ?? null, me?.person.id ?? null), parent_id: parent },
  );
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const settled = useSettled(draft, 250);
  const check = useQuery(checkQuery(checkOf(settled, typeKey, goal?.id ?? null), true));
  const save = useWrite(async () => onSaved(await write(draft, goal)), { stale: staleAfter(goal?.id), quiet: true });
  const problem = splitProblem(save.error, SHOWN);
  const { name: _later, ...typed } = save.error ? {} : (check.data?.faults ?? {});
  const faults: Record<string, readonly string[]> = { ...typed, ...problem?.fields, ...unreadNumbers(draft) };
  return { me, leads, draft, change, check: check.data, save, faults, whole: problem?.whole ?? null };
}

async function write(draft: Draft, goal: Goal | undefined): Promise<Goal> {
  if (!goal) return createGoal(newGoalOf(draft));
  if (draft.parent_id !== goal.parent_id) await moveGoal(goal.id, draft.parent_id);
  return updateGoal(goal, changesOf(goal, draft));
}

/** Writes a goal down or changes one; says while typing what SMART misses and how realistic the target is. */
export function GoalForm(props: Props) {
  const { t } = useLingui();
  const { campaignId, typeKey = "", goal, onCancel } = props;
  const { leads, draft, change, check, save, faults, whole } = useGoalForm(props);
  const unread = Object.keys(unreadNumbers(draft)).length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!unread) save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {!goal && <TemplateChoice typeKey={typeKey} draft={draft} onChange={change} />}
      <TextField label={t`Goal`} value={draft.name} faults={faults.name} onChange={(name) => change({ name })} />
      {!goal && !campaignId && <PlaceFields {...{ draft, leads, faults }} onChange={change} />}
      <GoalFields draft={draft} id={goal?.id ?? null} faults={faults} onChange={change} />
      {check && <SmartList check={check} draft={draft} />}
      {whole && <Callout tone="now">{problemText(whole)}</Callout>}
      <div className={styles.actions}>
        {onCancel && <Button onClick={onCancel}>{t`Cancel`}</Button>}
        <Button look="primary" type="submit" busy={save.isPending}>
          {goal ? t`Save the goal` : t`Write the goal down`}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
}

function TemplateChoice({ typeKey, draft, onChange }: PartProps & { typeKey: string }) {
  const { t } = useLingui();
  const currency = useQuery(meQuery).data?.workspace.currency ?? "EUR";
  const templates = useQuery(templatesQuery(typeKey, draft.campaign_id)).data ?? [];
  const [chosen, setChosen] = useState("");
  const pick = (key: string) => {
    setChosen(key);
    const template = templates.find((each) => each.key === key);
    if (template) onChange(withTemplate(draft, template, currency));
  };
  const choices = templates.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <SelectField
      label={t`Start from`}
      value={chosen}
      choices={[{ value: "", label: t`An empty goal` }, ...choices]}
      onChange={pick}
    />
  );
}

interface PlaceProps extends PartProps {
  leads: boolean;
  faults: Readonly<Record<string, readonly string[]>>;
}

/** Whose goal it is: the company's, a department's or a campaign's. */
function PlaceFields({ draft, leads, faults, onChange }: PlaceProps) {
  const { t } = useLingui();
  const campaigns = useQuery(campaignChoicesQuery).data?.campaigns ?? [];
  const levels = leads ? LEVELS : LEVELS.filter((level) => level === "campaign");
  return (
    <div className={styles.grid}>
      <SelectField
        label={t`Level`}
        value={draft.level}
        choices={levels.map((level) => ({ value: level, label: t(LEVEL_WORDS[level]) }))}
        onChange={(level) => onChange({ level, campaign_id: null, parent_id: null, progress_source: "manual" })}
      />
      {draft.level === "campaign" && (
        <SelectField
          label={t`Campaign`}
          value={draft.campaign_id ?? ""}
          faults={faults.campaign_id}
          choices={[
            { value: "", label: t`Choose a campaign` },
            ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(campaign) => onChange({ campaign_id: campaign || null })}
        />
      )}
    </div>
  );
}
