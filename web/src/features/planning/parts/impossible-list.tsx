import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { Callout } from "@/ui/feedback/callout";
import { circleText } from "@/ui/feedback/problem-text";
import type { Impossible, Run } from "../api";
import { namesOf } from "../model";
import styles from "./planning.module.css";

/** What of a plan cannot all hold, each as the smallest set of facts. */
export function ImpossibleList({ run }: { run: Run }) {
  const { t } = useLingui();
  if (run.conflicts.length === 0) return null;
  return (
    <div className={styles.stack}>
      <Callout tone="now" title={t`This cannot all hold`}>
        <ul>
          {run.conflicts.map((conflict) => (
            <li key={`${conflict.kind} ${conflict.task_ids.join(" ")} ${conflict.people.join(" ")}`}>
              <Sentence conflict={conflict} run={run} />
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}

function Sentence({ conflict, run }: { conflict: Impossible; run: Run }) {
  const language = useLanguage();
  const tasks = namesOf(run.tasks);
  const named = conflict.task_ids.map((id) => tasks.get(id) ?? "");
  const people = namesOf(run.people);
  const who = conflict.people.map((id) => people.get(id) ?? "").join(", ");
  const skills = namesOf(run.skills);
  const skill = (conflict.skills ?? []).map((id) => skills.get(id) ?? "").join(", ");
  const chain = named.join(" → ");
  const list = named.join(", ");
  const until = conflict.until ? formatDay(conflict.until, language) : "";
  const first = conflict.first ? formatDay(conflict.first, language) : "";
  const limit = <Plural value={conflict.together ?? 0} one="# task" other="# tasks" />;
  const over = <Plural value={conflict.days ?? 0} one="# working day" other="# working days" />;
  switch (conflict.kind) {
    case "chain":
      return (
        <Trans>
          {chain}: due {until}, but even with everybody free it ends {over} later.
        </Trans>
      );
    case "full":
      return (
        <Trans>
          {who} cannot do all of this from {first} to {until}: {list}. It is {over} too much.
        </Trans>
      );
    case "in_hand":
      return (
        <Trans>
          {who} would have too much in hand from {first} to {until}: {list}. At most {limit} at once leaves {over} over.
        </Trans>
      );
    case "no_time":
      if (conflict.people.length === 1)
        return (
          <Trans>
            {list}: {who} has no working time for it.
          </Trans>
        );
      return (
        <Trans>
          {list}: {who} have no working time in common.
        </Trans>
      );
    case "no_skill":
      return (
        <Trans>
          {list}: nobody here has {skill}.
        </Trans>
      );
    default:
      return <Circle conflict={conflict} run={run} />;
  }
}

/** Tasks that wait for each other, with their campaigns where there are several; those not seen are only counted. */
function Circle({ conflict, run }: { conflict: Impossible; run: Run }) {
  const campaigns = namesOf(run.campaigns);
  const around = conflict.task_ids.flatMap((id) => run.tasks.find((task) => task.id === id) ?? []);
  const told = around.map(({ name, campaign_id }) => ({ task: name, campaign: campaigns.get(campaign_id) ?? "" }));
  const circle = circleText(told);
  return (
    <>
      <Trans>These tasks wait for each other in a circle: {circle}.</Trans>{" "}
      {conflict.hidden > 0 && (
        <Plural
          value={conflict.hidden}
          one="# task you may not see is part of it."
          other="# tasks you may not see are part of it."
        />
      )}
    </>
  );
}
