import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from "react";
import { Popover } from "../layout/popover";
import styles from "./choice-picker.module.css";

export interface PickerChoice {
  id: string;
  label: string;
  icon?: ReactNode;
}

export interface ChoiceListProps {
  label: string;
  choices: readonly PickerChoice[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  /** With true, choosing adds and the list stays open. */
  several?: boolean;
  /** With true, choosing the one chosen again leaves none. */
  empties?: boolean;
  /** Said when no choice fits what was typed. */
  nothing?: string;
  /** Offers what was typed as a new choice. */
  onCreate?: ((typed: string) => void) | undefined;
  onDone: () => void;
}

type Props = Omit<ChoiceListProps, "onDone"> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
};

/** Chooses one or several from a list, by typing or arrow keys. */
export function ChoicePicker({ open, onOpenChange, trigger, ...list }: Props) {
  return (
    <Popover
      open={open}
      onClose={() => onOpenChange(false)}
      label={list.label}
      trigger={trigger}
      position="bottom-start"
    >
      <ChoiceList {...list} onDone={() => onOpenChange(false)} />
    </Popover>
  );
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Those whose label holds all the typed words, without regard to case and accents. */
export function matching(choices: readonly PickerChoice[], typed: string): PickerChoice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return choices.filter(({ label }) => words.every((word) => plain(label).includes(word)));
}

/** The chosen ids after one was pressed. */
export function pressed(chosen: readonly string[], id: string, several: boolean, empties: boolean): string[] {
  if (chosen.includes(id) && (several || empties)) return chosen.filter((each) => each !== id);
  return several ? [...chosen, id] : [id];
}

function useChoices(props: ChoiceListProps) {
  const { choices, chosen, onChange, several = false, empties = false, onCreate, onDone } = props;
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = matching(choices, typed);
  const fresh = onCreate && typed.trim() && !choices.some((choice) => choice.label === typed.trim());
  const count = found.length + (fresh ? 1 : 0);
  const pick = (choice: PickerChoice) => {
    onChange(pressed(chosen, choice.id, several, empties));
    if (!several) onDone();
  };
  const create = () => {
    onCreate?.(typed.trim());
    setTyped("");
  };
  const run = () => {
    const choice = found[at];
    if (choice) pick(choice);
    else if (fresh) create();
  };
  const key = (event: KeyboardEvent) => {
    const step = event.nativeEvent.isComposing ? undefined : { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (step === 0) run();
    else setAt(Math.max(0, Math.min(count - 1, at + step)));
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  return { typed, type, at, found, fresh, pick, create, key };
}

/** The list alone, for places that have their own layer. */
export function ChoiceList(props: ChoiceListProps) {
  const { t } = useLingui();
  const id = useId();
  const { typed, type, at, found, fresh, pick, create, key } = useChoices(props);
  const { label, chosen, several } = props;
  return (
    <div className={styles.picker}>
      <input
        className={styles.search}
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${at}` : undefined}
        placeholder={label}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={key}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={several ?? false}
        className={styles.list}
      >
        {found.map((choice, index) => (
          <ChoiceLine
            key={choice.id}
            id={`${id}-${index}`}
            choice={choice}
            active={index === at}
            chosen={chosen.includes(choice.id)}
            onPick={() => pick(choice)}
          />
        ))}
        {fresh && (
          <button type="button" className={styles.line} data-active={at >= found.length || undefined} onClick={create}>
            <IconPlus size={14} />
            <span className={styles.name}>{typed.trim()}</span>
          </button>
        )}
        {found.length === 0 && !fresh && <div className={styles.none}>{props.nothing ?? t`Nothing by that name`}</div>}
      </div>
    </div>
  );
}

interface LineProps {
  id: string;
  choice: PickerChoice;
  active: boolean;
  chosen: boolean;
  onPick: () => void;
}

function ChoiceLine({ id, choice, active, chosen, onPick }: LineProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      data-active={active || undefined}
      className={styles.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      onKeyDown={(event) => event.key === "Enter" && onPick()}
    >
      {choice.icon}
      <span className={styles.name}>{choice.label}</span>
      {chosen && <IconCheck size={14} />}
    </div>
  );
}
