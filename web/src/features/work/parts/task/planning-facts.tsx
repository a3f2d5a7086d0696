import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { deliverablesQuery } from "@/features/campaigns/public";
import { todayIn } from "@/lib/dates";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import type { TaskChanges } from "../../api";
import { PressFact, TextFact } from "./fact";
import { DateFact } from "./facts";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** How the schedule treats the task, what it makes and what its hours are for. */
export function PlanningFacts(state: TaskPanelState) {
  const { t } = useLingui();
  const { task, save, mayEdit } = state;
  const purpose = (text: string) => {
    void save({ purpose: text });
    return true;
  };
  return (
    <div className={styles.facts}>
      <KindFact {...state} />
      <DeliverableFact {...state} />
      <SchedulingFact {...state} />
      <ConstraintFact {...state} />
      {task.constraint !== "asap" && <DateFact {...state} name="constraint_date" />}
      <DateFact {...state} name="deadline" />
      <TextFact
        label={t`Purpose`}
        value={task.purpose}
        readOnly={!mayEdit}
        placeholder={t`What the hours are for`}
        onText={purpose}
      />
    </div>
  );
}

interface OneOfProps extends TaskPanelState {
  label: string;
  value: string;
  ways: { id: string; label: string }[];
  none?: string;
  onPick: (id: string) => void;
}

/** A fact that takes one of a few values. */
function OneOfFact({ label, value, ways, none = "", mayEdit, onPick }: OneOfProps) {
  return (
    <PressFact
      label={label}
      readOnly={!mayEdit}
      none={none}
      shown={ways.find((way) => way.id === value)?.label}
      layer={(open, onOpenChange, trigger) => (
        <ChoicePicker
          {...{ open, onOpenChange, trigger, label }}
          choices={ways}
          chosen={[value]}
          onChange={([id]) => id !== undefined && onPick(id)}
        />
      )}
    />
  );
}

function KindFact(state: TaskPanelState) {
  const { t } = useLingui();
  const ways = [
    { id: "task", label: t`Task` },
    { id: "milestone", label: t`Milestone: takes no time` },
  ];
  const pick = (id: string) => void state.save({ kind: id === "milestone" ? "milestone" : "task" });
  return <OneOfFact {...state} label={t`Kind`} value={state.task.kind} ways={ways} onPick={pick} />;
}

function DeliverableFact(state: TaskPanelState) {
  const { t } = useLingui();
  const { task, save } = state;
  const { data } = useQuery(deliverablesQuery(task.campaign_id));
  const ways = [
    { id: "", label: t`None` },
    ...(data ?? []).map((deliverable) => ({ id: deliverable.id, label: deliverable.name })),
  ];
  if (ways.length === 1) return null;
  const pick = (id: string) => void save({ deliverable_id: id || null });
  return <OneOfFact {...state} label={t`Deliverable`} value={task.deliverable_id ?? ""} ways={ways} onPick={pick} />;
}

function SchedulingFact(state: TaskPanelState) {
  const { t } = useLingui();
  const ways = [
    { id: "auto", label: t`Moves with what it waits for` },
    { id: "manual", label: t`Stays where it is put` },
  ];
  const pick = (id: string) => void state.save({ scheduling: id === "manual" ? "manual" : "auto" });
  return <OneOfFact {...state} label={t`Scheduling`} value={state.task.scheduling} ways={ways} onPick={pick} />;
}

/** A bound needs its day: the planned one is taken until another is chosen. */
function boundBy(id: string, state: TaskPanelState): TaskChanges {
  const { task, screen } = state;
  const today = screen?.today ?? todayIn();
  if (id === "not_earlier") return { constraint: id, constraint_date: task.constraint_date ?? task.start ?? today };
  if (id === "must_finish") return { constraint: id, constraint_date: task.constraint_date ?? task.due ?? today };
  return { constraint: "asap", constraint_date: null };
}

function ConstraintFact(state: TaskPanelState) {
  const { t } = useLingui();
  const ways = [
    { id: "asap", label: t`As soon as possible` },
    { id: "not_earlier", label: t`Not before` },
    { id: "must_finish", label: t`Must be finished by` },
  ];
  const pick = (id: string) => void state.save(boundBy(id, state));
  return <OneOfFact {...state} label={t`Bound to`} value={state.task.constraint} ways={ways} onPick={pick} />;
}
