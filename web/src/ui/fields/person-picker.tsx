import { useLingui } from "@lingui/react/macro";
import { IconCheck } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactElement, useId, useState } from "react";
import { Popover } from "../layout/popover";
import { Avatar, type AvatarPerson } from "../marks/avatar";
import styles from "./person-picker.module.css";

interface Props {
  label: string;
  people: readonly AvatarPerson[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  /** With false, choosing replaces and closes. */
  several?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
}

/** Those whose name holds all the typed words, without regard to case and accents. */
export function matchingPeople(people: readonly AvatarPerson[], typed: string): AvatarPerson[] {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return people.filter((person) => words.every((word) => plain(person.name).includes(word)));
}

/** Chooses one person or several by name. */
export function PersonPicker({ open, onOpenChange, trigger, ...list }: Props) {
  return (
    <Popover
      open={open}
      onClose={() => onOpenChange(false)}
      label={list.label}
      trigger={trigger}
      position="bottom-start"
    >
      <PersonList {...list} onDone={() => onOpenChange(false)} />
    </Popover>
  );
}

type ListProps = Omit<Props, "open" | "onOpenChange" | "trigger"> & { onDone: () => void };

/** The chosen ids after one person was pressed. */
export function toggled(chosen: readonly string[], id: string, several: boolean): string[] {
  if (chosen.includes(id)) return chosen.filter((each) => each !== id);
  return several ? [...chosen, id] : [id];
}

/** The typed name, the people it fits, and the one the arrow keys stand at. */
function usePeopleSearch(people: readonly AvatarPerson[], onPick: (person: AvatarPerson) => void) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = matchingPeople(people, typed);
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const key = (event: KeyboardEvent) => {
    const step = event.nativeEvent.isComposing ? undefined : { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const person = found[at];
    if (step === 0 && person) onPick(person);
    setAt(Math.max(0, Math.min(found.length - 1, at + step)));
  };
  return { typed, at, found, type, key };
}

function PersonList({ label, people, chosen, onChange, several = true, onDone }: ListProps) {
  const { t } = useLingui();
  const id = useId();
  const pick = (person: AvatarPerson) => {
    onChange(toggled(chosen, person.id, several));
    if (!several) onDone();
  };
  const { typed, at, found, type, key } = usePeopleSearch(people, pick);
  return (
    <div className={styles.picker}>
      <input
        className={styles.search}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${found[at].id}` : undefined}
        placeholder={t`Name`}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={key}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={several} className={styles.list}>
        {found.map((person, index) => (
          <PersonLine
            key={person.id}
            id={`${id}-${person.id}`}
            person={person}
            active={index === at}
            chosen={chosen.includes(person.id)}
            onToggle={() => pick(person)}
          />
        ))}
        {found.length === 0 && <div className={styles.none}>{t`Nobody by that name`}</div>}
      </div>
    </div>
  );
}

interface LineProps {
  id: string;
  person: AvatarPerson;
  active: boolean;
  chosen: boolean;
  onToggle: () => void;
}

function PersonLine({ id, person, active, chosen, onToggle }: LineProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      data-active={active || undefined}
      className={styles.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
      onKeyDown={(event) => event.key === "Enter" && onToggle()}
    >
      <Avatar person={person} plain />
      <span className={styles.name}>{person.name}</span>
      {chosen && <IconCheck size={14} />}
    </div>
  );
}
