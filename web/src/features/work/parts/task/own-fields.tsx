import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { todayIn } from "@/lib/dates";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { PersonPicker } from "@/ui/fields/person-picker";
import type { FieldRow } from "../../api";
import { readOwnValue } from "../../own-values";
import { DatePopover } from "../date-popover";
import { fieldText } from "../list/cell-values";
import { Fact, PressFact, TextFact } from "./fact";
import styles from "./task.module.css";
import type { TaskPanelState } from "./use-task-panel";

/** The campaign's own fields. */
export function OwnFields(state: TaskPanelState) {
  const fields = state.screen?.fields ?? [];
  if (fields.length === 0) return null;
  return (
    <div className={styles.facts}>
      {fields.map((field) => (
        <OwnField key={field.id} {...state} field={field} />
      ))}
    </div>
  );
}

type OwnProps = TaskPanelState & { field: FieldRow };

function useOwnValue({ task, save, field }: OwnProps) {
  const language = useLanguage();
  const value = task.fields[field.id];
  const set = (next: unknown) => void save({ fields: { ...task.fields, [field.id]: next } });
  return { value, shown: fieldText(field, value, language), set };
}

function OwnField(props: OwnProps) {
  const { kind } = props.field;
  if (kind === "choice" || kind === "multi_choice") return <ChoiceOwn {...props} />;
  if (kind === "person") return <PersonOwn {...props} />;
  if (kind === "checkbox") return <CheckOwn {...props} />;
  return kind === "date" ? <DateOwn {...props} /> : <TextOwn {...props} />;
}

function PersonOwn(props: OwnProps) {
  const { field, mayEdit } = props;
  const { value, set } = useOwnValue(props);
  const people = useQuery(peopleQuery).data ?? [];
  const chosen = people.filter((person) => person.id === value);
  return (
    <PressFact
      label={field.name}
      readOnly={!mayEdit}
      none="–"
      shown={chosen[0]?.name}
      layer={(open, onOpenChange, trigger) => (
        <PersonPicker
          {...{ open, onOpenChange, trigger, people }}
          label={field.name}
          several={false}
          chosen={chosen.map((person) => person.id)}
          onChange={([id]) => set(id ?? null)}
        />
      )}
    />
  );
}

function CheckOwn(props: OwnProps) {
  const { field, mayEdit } = props;
  const { value, set } = useOwnValue(props);
  return (
    <Fact label={field.name}>
      <input
        type="checkbox"
        aria-label={field.name}
        disabled={!mayEdit}
        checked={value === true}
        onChange={(event) => set(event.target.checked)}
      />
    </Fact>
  );
}

function ChoiceOwn(props: OwnProps) {
  const { field, mayEdit } = props;
  const { value, shown, set } = useOwnValue(props);
  const several = field.kind === "multi_choice";
  const chosen = (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === "string");
  const choices = field.options.map((option) => ({ id: String(option.id), label: String(option.name) }));
  return (
    <PressFact
      label={field.name}
      readOnly={!mayEdit}
      none="–"
      shown={shown}
      layer={(open, onOpenChange, trigger) => (
        <ChoicePicker
          {...{ open, onOpenChange, trigger, choices, chosen, several }}
          label={field.name}
          onChange={(ids) => set(several ? ids : (ids[0] ?? null))}
        />
      )}
    />
  );
}

function DateOwn(props: OwnProps) {
  const { field, mayEdit } = props;
  const { value, shown, set } = useOwnValue(props);
  const day = typeof value === "string" ? value : null;
  return (
    <PressFact
      label={field.name}
      readOnly={!mayEdit}
      none="–"
      shown={shown}
      layer={(open, onOpenChange, trigger) => (
        <DatePopover
          {...{ open, onOpenChange, trigger }}
          label={field.name}
          value={day}
          today={todayIn()}
          onPick={set}
        />
      )}
    />
  );
}

function TextOwn(props: OwnProps) {
  const { field, mayEdit } = props;
  const { value, shown, set } = useOwnValue(props);
  const { currency } = useSuspenseQuery(meQuery).data.workspace;
  const read = (text: string) => {
    const next = readOwnValue(field.kind, text, value, currency);
    if (next !== undefined) set(next);
    return next !== undefined;
  };
  return <TextFact label={field.name} value={shown} readOnly={!mayEdit} placeholder="–" onText={read} />;
}
