import { Trans } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import type { Scenario, ScenarioItem } from "../api";
import { namesOf } from "../model";

function useValues(item: ScenarioItem, scenario: Scenario) {
  const language = useLanguage();
  const day = (date: string | null | undefined) => (date ? formatDay(date, language) : "");
  const named = (things: Scenario["people"], id: string | null | undefined) => namesOf(things).get(id ?? "") ?? "";
  const crew = (item.person_ids ?? []).map((id) => named(scenario.people, id)).join(", ");
  return {
    task: named(scenario.tasks, item.task_id),
    campaign: named(scenario.campaigns, item.campaign_id),
    person: named(scenario.people, item.person_id),
    crew: crew || "–",
    hours: formatMinutes(item.estimate_minutes ?? 0, language),
    from: day(item.start ?? item.first),
    until: day(item.due ?? item.last),
    launch: day(item.launch),
    name: item.name ?? "",
  };
}

/** One change of a scenario as a sentence. */
export function ChangeLine({ item, scenario }: { item: ScenarioItem; scenario: Scenario }) {
  const { task, campaign, person, crew, hours, from, until, launch, name } = useValues(item, scenario);
  switch (item.kind) {
    case "move_task":
      return (
        <Trans>
          {task} from {from} to {until}
        </Trans>
      );
    case "assign":
      return (
        <Trans>
          {task} is done by {crew}
        </Trans>
      );
    case "change_estimate":
      return (
        <Trans>
          {task} takes {hours} of work
        </Trans>
      );
    case "drop_task":
      return <Trans>{task} is dropped</Trans>;
    case "add_task":
      return (
        <Trans>
          {campaign} gets “{name}”: {hours} of work
        </Trans>
      );
    case "move_launch":
      return (
        <Trans>
          {campaign} launches {launch}
        </Trans>
      );
    default:
      return (
        <Trans>
          {person} is away from {from} to {until}
        </Trans>
      );
  }
}
