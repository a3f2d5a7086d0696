import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** How a field's values are told; `silent` ones are named without their values. */
export type ValueKind =
  | "text"
  | "day"
  | "minutes"
  | "name"
  | "percent"
  | "word"
  | "language"
  | "priority"
  | "silent"
  | "custom";

export interface FieldWords {
  label: MessageDescriptor;
  kind: ValueKind;
}

/** The fields a history speaks of; what is not here is left out. */
export const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  name: { label: msg`name`, kind: "text" },
  start: { label: msg`start`, kind: "day" },
  due: { label: msg`due day`, kind: "day" },
  end: { label: msg`end`, kind: "day" },
  launch: { label: msg`launch`, kind: "day" },
  deadline: { label: msg`deadline`, kind: "day" },
  constraint: { label: msg`bound`, kind: "word" },
  constraint_date: { label: msg`day of the bound`, kind: "day" },
  date: { label: msg`day`, kind: "day" },
  stage_id: { label: msg`stage`, kind: "name" },
  parent_id: { label: msg`place in the tree`, kind: "name" },
  people: { label: msg`people`, kind: "name" },
  lead_id: { label: msg`lead`, kind: "name" },
  owner_id: { label: msg`owner`, kind: "name" },
  program_id: { label: msg`program`, kind: "name" },
  deliverable_id: { label: msg`deliverable`, kind: "name" },
  type_id: { label: msg`type`, kind: "name" },
  linked: { label: msg`linked campaign`, kind: "name" },
  tags: { label: msg`tags`, kind: "text" },
  priority: { label: msg`priority`, kind: "priority" },
  progress: { label: msg`progress`, kind: "percent" },
  estimate_minutes: { label: msg`estimate`, kind: "minutes" },
  duration_minutes: { label: msg`duration`, kind: "minutes" },
  minutes: { label: msg`time`, kind: "minutes" },
  lag_minutes: { label: msg`time between`, kind: "minutes" },
  kind: { label: msg`kind`, kind: "word" },
  phase: { label: msg`phase`, kind: "word" },
  state: { label: msg`state`, kind: "word" },
  role: { label: msg`role`, kind: "word" },
  category: { label: msg`category`, kind: "word" },
  scheduling: { label: msg`scheduling`, kind: "word" },
  required: { label: msg`required`, kind: "text" },
  active: { label: msg`active`, kind: "text" },
  limit: { label: msg`limit`, kind: "text" },
  purpose: { label: msg`purpose`, kind: "text" },
  channel: { label: msg`channel`, kind: "text" },
  content_type: { label: msg`content type`, kind: "text" },
  currency: { label: msg`currency`, kind: "text" },
  language: { label: msg`language`, kind: "language" },
  time_zone: { label: msg`time zone`, kind: "text" },
  email: { label: msg`e-mail`, kind: "text" },
  note: { label: msg`note`, kind: "text" },
  fields: { label: msg`fields`, kind: "custom" },
  notes: { label: msg`notes`, kind: "silent" },
  description: { label: msg`description`, kind: "silent" },
  body: { label: msg`text`, kind: "silent" },
  target: { label: msg`target`, kind: "text" },
  baseline: { label: msg`baseline`, kind: "text" },
  current: { label: msg`value`, kind: "text" },
  unit: { label: msg`unit`, kind: "word" },
  direction: { label: msg`direction`, kind: "word" },
  metric_key: { label: msg`metric`, kind: "silent" },
  progress_source: { label: msg`source of progress`, kind: "silent" },
  weight: { label: msg`weight`, kind: "text" },
  team_id: { label: msg`team`, kind: "name" },
  statement: { label: msg`what is to be reached`, kind: "silent" },
  rank: { label: msg`order`, kind: "silent" },
  checklist: { label: msg`checklist`, kind: "silent" },
  checks: { label: msg`checks`, kind: "silent" },
  options: { label: msg`choices`, kind: "silent" },
  parts: { label: msg`tasks and deliverables`, kind: "silent" },
  content_types: { label: msg`content types`, kind: "silent" },
  channels: { label: msg`channels`, kind: "silent" },
  channel_id: { label: msg`channel`, kind: "name" },
  channel_ids: { label: msg`channels`, kind: "name" },
  cost_model: { label: msg`cost model`, kind: "silent" },
  journey_stages: { label: msg`journey stages`, kind: "silent" },
  formats: { label: msg`formats`, kind: "silent" },
  lead_days: { label: msg`lead time`, kind: "text" },
  metric_keys: { label: msg`metrics`, kind: "silent" },
};

/** Words of the server that people read in their own. */
export const VALUE_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  plan: msg`Plan`,
  produce: msg`Produce`,
  publish: msg`Publish`,
  measure: msg`Measure`,
  learn: msg`Learn`,
  open: msg`Open`,
  finished: msg`Finished`,
  archived: msg`Archived`,
  idea: msg`Idea`,
  in_progress: msg`In progress`,
  in_review: msg`In review`,
  approved: msg`Approved`,
  draft: msg`Draft`,
  proposed: msg`Waiting for approval`,
  on_track: msg`On track`,
  at_risk: msg`At risk`,
  off_track: msg`Off track`,
  achieved: msg`Achieved`,
  partial: msg`Partly achieved`,
  missed: msg`Missed`,
  dropped: msg`Dropped`,
  number: msg`Number`,
  money: msg`Money`,
  percent: msg`Percent`,
  up: msg`More is better`,
  down: msg`Less is better`,
  live: msg`Live`,
  retired: msg`Retired`,
  private: msg`Private`,
  task: msg`Task`,
  milestone: msg`Milestone`,
  manual: msg`By hand`,
  auto: msg`Automatic`,
  owner: msg({ context: "role", message: "Owner" }),
  director: msg`Director`,
  manager: msg`Manager`,
  member: msg`Member`,
  intern: msg`Intern`,
  guest: msg`Guest`,
  lead: msg`Lead`,
  contributor: msg`Contributor`,
  reviewer: msg`Reviewer`,
  observer: msg`Observer`,
  FS: msg`end → start`,
  SS: msg`start → start`,
  FF: msg`end → end`,
  SF: msg`start → end`,
};

/** From 0 (none) to 4 (urgent). */
export const PRIORITY_WORDS: readonly MessageDescriptor[] = [
  msg`No priority`,
  msg`Low`,
  msg`Medium`,
  msg`High`,
  msg`Urgent`,
];
