import { Plural, Trans } from "@lingui/react/macro";
import type { Move } from "../api";

interface Props {
  because: Move["because"];
  tasks: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
}

/** Why a task begins when a plan lets it begin, in a sentence. */
export function Reason({ because, tasks, people }: Props) {
  const names = because.task_ids.flatMap((id) => tasks.get(id) ?? []).join(", ");
  const person = because.person_id ? people.get(because.person_id) : undefined;
  switch (because.kind) {
    case "link":
      return names ? <Trans>It waits for {names}</Trans> : <Trans>It waits for a task you do not see</Trans>;
    case "busy":
      return <Busy person={person ?? ""} names={names} hidden={because.hidden} />;
    case "release":
      return <Trans>The first day it may begin</Trans>;
    case "closed":
      return <Trans>The days before are closed: time off, a holiday or an embargo</Trans>;
    case "longer":
      return <Trans>It ends later: time off lies in between</Trans>;
    default:
      return <Trans>It moves with the rest of the plan</Trans>;
  }
}

function Busy({ person, names, hidden }: { person: string; names: string; hidden: number }) {
  if (!names) return <Trans>{person} is busy with other work just before</Trans>;
  if (hidden === 0)
    return (
      <Trans>
        {person} works on {names} just before
      </Trans>
    );
  return (
    <Trans>
      {person} works on {names} and <Plural value={hidden} one="# other task" other="# other tasks" /> just before
    </Trans>
  );
}
