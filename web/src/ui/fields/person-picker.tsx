import { useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Avatar, type AvatarPerson } from "../marks/avatar";
import { ChoicePicker } from "./choice-picker";

interface Props {
  label: string;
  people: readonly AvatarPerson[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  /** With false, choosing replaces and closes; choosing the same again empties. */
  several?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: ReactElement;
}

/** Chooses one person or several by name. */
export function PersonPicker({ people, several = true, ...rest }: Props) {
  const { t } = useLingui();
  const choices = people.map((person) => ({
    id: person.id,
    label: person.name,
    icon: <Avatar person={person} plain />,
  }));
  return <ChoicePicker {...rest} choices={choices} several={several} empties nothing={t`Nobody by that name`} />;
}
