import { useLingui } from "@lingui/react/macro";
import type { WorkScreen } from "../api";
import type { GroupBy } from "../model";
import { priorityName } from "../priorities";

/** The heading of a group: "In review", "Nobody", "Overdue". */
export function useGroupTitle(screen: WorkScreen): (by: GroupBy, value: string) => string {
  const { t } = useLingui();
  const due: Record<string, string> = {
    "0-late": t`Overdue`,
    "1-today": t`Due today`,
    "2-week": t`This week`,
    "3-later": t`Later`,
    "": t`Without a date`,
  };
  const named: Record<GroupBy, (value: string) => string> = {
    none: () => "",
    stage: (value) => screen.stages.find((stage) => stage.id === value)?.name ?? "",
    person: (value) => screen.people.find((person) => person.id === value)?.name ?? t`Nobody yet`,
    tag: (value) => value || t`Without a tag`,
    priority: (value) => t(priorityName(Number(value))),
    due: (value) => due[value] ?? "",
  };
  return (by, value) => named[by](value);
}
