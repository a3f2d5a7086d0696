import { Trans } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import type { Scenario, ScenarioItem } from "../api";
import { namesOf } from "../model";

/** One change of a scenario as a sentence. */
export function ChangeLine({ item, scenario }: { item: ScenarioItem; scenario: Scenario }) {
  const language = useLanguage();
  const day = (date: string | null | undefined) => (date ? formatDay(date, language) : "");
  const task = namesOf(scenario.tasks).get(item.task_id ?? "") ?? "";
  const campaign = namesOf(scenario.campaigns).get(item.campaign_id ?? "") ?? "";
  const people = namesOf(scenario.people);
  const person = people.get(item.person_id ?? "") ?? "";
  const crew = (item.person_ids ?? []).map((id) => people.get(id) ?? "").join(", ") || "–";
  const hours = formatMinutes(item.estimate_minutes ?? 0, language);
  const from = day(item.start ?? item.first);
  const until = day(item.due ?? item.last);
  const launch = day(item.launch);
  const { name } = item;
  switch (item.kind) {
    case "move_task":
      return <Trans>{task} from {from} to {until}</Trans>;
    case "assign":
      return <Trans>{task} is done by {crew}</Trans>;
    case "change_estimate":
      return <Trans>{task} takes {hours} of work</Trans>;
    case "drop_task":
      return <Trans>{task} is dropped</Trans>;
    case "add_task":
      return <Trans>{campaign} gets “{name}”: {hours} of work</Trans>;
    case "move_launch":
      return <Trans>{campaign} launches {launch}</Trans>;
    default:
      return <Trans>{person} is away from {from} to {until}</Trans>;
  }
}
