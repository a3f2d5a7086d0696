import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { formatDay, todayIn } from "@/lib/dates";
import { formatMinutes, readMinutes } from "@/lib/numbers";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { PersonPicker } from "@/ui/fields/person-picker";
import { Avatar } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import { StageChip, StageSign, Tag } from "@/ui/marks/tag";
import { tagsQuery } from "../../api";
import { PRIORITIES, priorityName } from "../../priorities";
import { DatePopover } from "../date-popover";
import { PrioritySign } from "../priority-sign";
import { DateFacts } from "./date-facts";
import { Fact, PressFact, TextFact } from "./fact";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** Stage, people and days: what is asked most. */
export function MainFacts(state: TaskPanelState) {
  return (
    <div className={styles.facts}>
      <StageFact {...state} />
      <PeopleFact {...state} />
      <DateFact {...state} name="start" />
      <DateFact {...state} name="due" />
      <DateFacts {...state} />
      <PriorityFact {...state} />
      <TagsFact {...state} />
      <EstimateFact {...state} />
      <ProgressFact {...state} />
    </div>
  );
}

function StageFact({ task, screen, writes, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const stage = screen?.stages.find((each) => each.id === task.stage_id);
  const choices = (screen?.stages ?? []).map((each) => ({
    id: each.id,
    label: each.name,
    icon: <StageSign category={each.category} />,
  }));
  return (
    <PressFact
      label={t`Stage`}
      readOnly={!mayEdit}
      none="–"
      shown={stage && <StageChip name={stage.name} category={stage.category} />}
      layer={(open, onOpenChange, trigger) => (
        <ChoicePicker
          {...{ open, onOpenChange, trigger, choices }}
          label={t`Stage`}
          chosen={[task.stage_id]}
          onChange={([id]) => id && void writes.move(task.id, { stage_id: id, skip_checks: false })}
        />
      )}
    />
  );
}

function PeopleFact({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? [];
  const given = task.people.flatMap((id) => people.find((person) => person.id === id) ?? []);
  const shown = given.length > 0 && (
    <span className={styles.people}>
      {given.map((person) => (
        <span key={person.id}>
          <Avatar person={person} plain />
          {person.name}
        </span>
      ))}
    </span>
  );
  return (
    <PressFact
      label={t`People`}
      readOnly={!mayEdit}
      none={t`Nobody yet`}
      shown={shown}
      layer={(open, onOpenChange, trigger) => (
        <PersonPicker
          {...{ open, onOpenChange, trigger, people }}
          label={t`People`}
          chosen={task.people}
          onChange={(ids) => void save({ people: ids })}
        />
      )}
    />
  );
}

type DayName = "start" | "due" | "deadline" | "constraint_date";

/** A day of the task, chosen in a calendar. */
export function DateFact({ task, screen, save, mayEdit, name }: TaskPanelState & { name: DayName }) {
  const { t } = useLingui();
  const language = useLanguage();
  const today = screen?.today ?? todayIn();
  const labels = { start: t`Start`, due: t`Due`, deadline: t`Deadline`, constraint_date: t`On` };
  const day = task[name];
  const shown =
    day &&
    (name === "due" ? (
      <DueDate date={day} done={task.completed_at !== null} today={today} />
    ) : (
      formatDay(day, language, today)
    ));
  return (
    <PressFact
      label={labels[name]}
      readOnly={!mayEdit}
      none={t`No date`}
      shown={shown}
      layer={(open, onOpenChange, trigger) => (
        <DatePopover
          {...{ open, onOpenChange, trigger, today }}
          label={labels[name]}
          value={day}
          onPick={(picked) => void save({ [name]: picked })}
        />
      )}
    />
  );
}

function PriorityFact({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const choices = PRIORITIES.map((priority) => ({
    id: String(priority),
    label: t(priorityName(priority)),
    icon: <PrioritySign priority={priority} />,
  }));
  const shown = task.priority > 0 && (
    <>
      <PrioritySign priority={task.priority} /> {t(priorityName(task.priority))}
    </>
  );
  return (
    <PressFact
      label={t`Priority`}
      readOnly={!mayEdit}
      none={t`No priority`}
      shown={shown}
      layer={(open, onOpenChange, trigger) => (
        <ChoicePicker
          {...{ open, onOpenChange, trigger, choices }}
          label={t`Priority`}
          chosen={[String(task.priority)]}
          onChange={([id]) => void save({ priority: Number(id) })}
        />
      )}
    />
  );
}

function TagsFact({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const known = useQuery(tagsQuery).data ?? [];
  const names = [...new Set([...known, ...task.tags])];
  const shown = task.tags.length > 0 && (
    <span className={styles.tags}>
      {task.tags.map((name) => (
        <Tag key={name} name={name} />
      ))}
    </span>
  );
  return (
    <PressFact
      label={t`Tags`}
      readOnly={!mayEdit}
      none={t`Without a tag`}
      shown={shown}
      layer={(open, onOpenChange, trigger) => (
        <ChoicePicker
          {...{ open, onOpenChange, trigger }}
          several
          label={t`Tags`}
          choices={names.map((name) => ({ id: name, label: name }))}
          chosen={task.tags}
          onChange={(tags) => void save({ tags })}
          onCreate={(name) => void save({ tags: [...task.tags, name] })}
        />
      )}
    />
  );
}

function EstimateFact({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const language = useLanguage();
  const read = (text: string) => {
    const minutes = text === "" ? null : readMinutes(text);
    if (text !== "" && minutes === null) return false;
    void save({ estimate_minutes: minutes });
    return true;
  };
  const value = task.estimate_minutes === null ? "" : formatMinutes(task.estimate_minutes, language);
  return <TextFact label={t`Estimate`} value={value} readOnly={!mayEdit} placeholder={t`4h 30m`} onText={read} />;
}

function ProgressFact({ task, save, mayEdit }: TaskPanelState) {
  const { t } = useLingui();
  const { progress } = task;
  return (
    <Fact label={t`Progress`}>
      <label className={styles.progress}>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          aria-label={t`Progress`}
          disabled={!mayEdit}
          defaultValue={progress}
          key={progress}
          onPointerUp={(event) => void save({ progress: Number(event.currentTarget.value) })}
          onKeyUp={(event) => void save({ progress: Number(event.currentTarget.value) })}
        />
        <span className="figures">{t`${progress}%`}</span>
      </label>
    </Fact>
  );
}
