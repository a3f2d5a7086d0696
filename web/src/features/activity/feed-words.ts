import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FeedItem } from "./api";

const DID: Record<string, MessageDescriptor> = {
  "task.created": msg`added`,
  "task.removed": msg`deleted`,
  "task.restored": msg`brought back`,
  "campaign.created": msg`started the campaign`,
  "program.created": msg`started the program`,
  "campaign.linked": msg`linked the campaign`,
  "comment.posted": msg`wrote a comment`,
  "comment.updated": msg`edited a comment`,
  "comment.removed": msg`deleted a comment`,
  "deliverable.created": msg`added the deliverable`,
  "deliverable.removed": msg`deleted the deliverable`,
  "deliverable.restored": msg`brought back the deliverable`,
  "campaign_audience.addressed": msg`addresses the audience`,
  "campaign_audience.dropped": msg`no longer addresses the audience`,
  "campaign_audience.restored": msg`addresses the audience again`,
  "campaign_audience.updated": msg`changed the primary audience`,
  "message.written": msg`wrote the message`,
  "message.removed": msg`deleted the message`,
  "message.restored": msg`brought back the message`,
  "proof_point.added": msg`added the proof point`,
  "proof_point.updated": msg`reworded the proof point`,
  "proof_point.removed": msg`deleted the proof point`,
  "proof_point.restored": msg`brought back the proof point`,
  "dependency.added": msg`linked tasks`,
  "dependency.updated": msg`changed a link`,
  "dependency.removed": msg`removed a link`,
  "file.attached": msg`attached a file`,
  "file.removed": msg`removed a file`,
  "time.logged": msg`recorded time`,
  "time.updated": msg`corrected time`,
  "time.removed": msg`removed a time entry`,
  "scope.granted": msg`gave access`,
  "scope.revoked": msg`took back access`,
  "effort.planned": msg`spread the work of`,
  "task_needs.set": msg`said what it takes to do`,
  "skill.created": msg`added the skill`,
  "skill.removed": msg`deleted the skill`,
  "skill.restored": msg`brought back the skill`,
  "person_skills.set": msg`changed the skills of`,
  "schedule.recomputed": msg`planned anew`,
  "task.committed": msg`promised a day for`,
  "dependency.restored": msg`linked tasks again`,
  "time.restored": msg`brought back a time entry`,
  "skill.renamed": msg`renamed the skill`,
  "absence.added": msg`added days off`,
  "absence.updated": msg`changed days off`,
  "absence.removed": msg`removed days off`,
  "absence.restored": msg`brought back days off`,
  "baseline.taken": msg`took the baseline`,
  "baseline.renamed": msg`renamed the baseline`,
  "baseline.removed": msg`deleted the baseline`,
  "baseline.restored": msg`brought back the baseline`,
  "embargo.added": msg`closed the days`,
  "embargo.removed": msg`opened the days again`,
  "embargo.restored": msg`closed the days again`,
  "schedule_run.started": msg`asked for plans`,
  "schedule_run.progressed": msg`found a better plan`,
  "schedule_run.ended": msg`ended the search for plans`,
  "schedule_run.accepted": msg`accepted moves of a plan`,
  "scenario.created": msg`began the scenario`,
  "scenario.updated": msg`changed the scenario`,
  "scenario.removed": msg`deleted the scenario`,
  "scenario.restored": msg`brought back the scenario`,
  "scenario_change.added": msg`added a change to a scenario`,
  "scenario_change.removed": msg`took a change out of a scenario`,
  "scenario_change.restored": msg`put a change back into a scenario`,
  "forecast.recomputed": msg`counted the odds of`,
  "warning.raised": msg`gave an early warning`,
  "warning.cleared": msg`took back an early warning`,
  "warning.dismissed": msg`put aside an early warning`,
  "milestone.reviewed": msg`reviewed the milestone`,
  "phase.closed": msg`closed a phase`,
  "phase.reopened": msg`opened a phase again`,
  "exit_check.marked": msg`ticked a check`,
  "brief.updated": msg`changed the plan`,
  "status_update.posted": msg`posted an update`,
  "status_update.updated": msg`reworded an update`,
  "status_update.removed": msg`deleted an update`,
  "comment.answered": msg`received an answer`,
  "follower.changed": msg`changed who follows`,
  "visitor_link.created": msg`made a link for`,
  "visitor_link.revoked": msg`ended the link of`,
  "stage.added": msg`added a stage`,
  "stage.updated": msg`changed a stage`,
  "stage.removed": msg`removed a stage`,
  "results.changed": msg`wrote results of`,
  "target.created": msg`promised`,
  "target.updated": msg`changed the target of`,
  "target.removed": msg`removed the target of`,
  "target.restored": msg`brought back the target of`,
  "facts.recorded": msg`recorded`,
  "facts.withdrawn": msg`took back`,
  "facts.returned": msg`brought back`,
  "goal.created": msg`wrote down the goal`,
  "goal.removed": msg`deleted the goal`,
  "goal.restored": msg`brought back the goal`,
  "goal.proposed": msg`asked for approval of the goal`,
  "goal.decided": msg`moved the goal on`,
  "goal.update_posted": msg`said how the goal stands`,
  "goal.closed": msg`closed the goal`,
  "goal.reopened": msg`reopened the goal`,
  "approval.requested": msg`asked for approval`,
  "approval.decided": msg`decided`,
  "approval.withdrawn": msg`withdrew the request`,
  "evidence.replan_opened": msg`had the campaign planned again`,
  "citation.added": msg`cited evidence`,
  "citation.removed": msg`no longer cites evidence`,
};

/** What somebody did; `tells` when the fields changed say the rest. */
export function wordsOf(item: FeedItem): { did: MessageDescriptor; tells: boolean } {
  const completed = item.changes.completed_at;
  if (completed) return { did: completed[1] === null ? msg`reopened` : msg`finished`, tells: false };
  return { did: DID[item.kind] ?? msg`changed`, tells: true };
}

/** Two changes of the same fields as one: from the older's values to the newer's. */
function joined(newer: FeedItem, older: FeedItem): FeedItem {
  const changes = Object.entries(newer.changes).map(([name, pair]) => [
    name,
    [older.changes[name]?.[0] ?? null, pair[1]],
  ]);
  return { ...newer, changes: Object.fromEntries(changes) as FeedItem["changes"] };
}

/** Neighbouring items that would read the same, as one with its number of times, from the oldest value to the newest. */
export function foldItems(items: readonly FeedItem[]): { item: FeedItem; times: number }[] {
  const folded: { item: FeedItem; times: number }[] = [];
  const same = (a: FeedItem, b: FeedItem) =>
    a.kind === b.kind &&
    a.actor_id === b.actor_id &&
    a.subject.name === b.subject.name &&
    Object.keys(a.changes).join() === Object.keys(b.changes).join();
  for (const item of items) {
    const last = folded.at(-1);
    if (last && same(last.item, item)) {
      last.times += 1;
      last.item = joined(last.item, item);
    } else folded.push({ item, times: 1 });
  }
  return folded;
}
