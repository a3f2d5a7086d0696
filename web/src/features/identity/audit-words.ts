import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What an event is about: the first word of its kind. */
export const NOUNS: Record<string, MessageDescriptor> = {
  audience: msg`Audience`,
  campaign_audience: msg`Audience of a campaign`,
  channel: msg`Channel`,
  limit: msg({ context: "of an audience", message: "Limit" }),
  message: msg`Message`,
  proof_point: msg`Proof point`,
  calendar: msg`Working calendar`,
  campaign: msg`Campaign`,
  comment: msg`Comment`,
  deliverable: msg`Deliverable`,
  dependency: msg`Dependency`,
  field: msg`Own field`,
  file: msg`File`,
  import: msg`Import`,
  invitation: msg`Invitation`,
  person: msg`Person`,
  program: msg`Program`,
  schedule: msg`Schedule`,
  scope: msg`Access`,
  session: msg`Session`,
  stage: msg`Stage`,
  task: msg`Task`,
  team: msg`Team`,
  template: msg`Template`,
  time: msg`Time entry`,
  token: msg`API token`,
  type: msg`Campaign type`,
  view: msg`Saved view`,
  workspace: msg`Workspace`,
};

/** What happened: the second word of its kind. */
export const DEEDS: Record<string, MessageDescriptor> = {
  added: msg`added`,
  written: msg`written`,
  dropped: msg`no longer addressed`,
  addressed: msg`addressed`,
  attached: msg`attached`,
  created: msg`created`,
  day_added: msg`– a day of its own was set`,
  day_removed: msg`– a day of its own was removed`,
  granted: msg`given`,
  holidays_kept: msg`– holidays were brought in`,
  linked: msg`links changed`,
  logged: msg`recorded`,
  posted: msg`posted`,
  progressed: msg`went on`,
  recomputed: msg`derived again`,
  removed: msg`removed`,
  restored: msg`brought back`,
  revoked: msg`ended`,
  saved: msg`saved`,
  sent: msg`sent`,
  started: msg`started`,
  updated: msg`changed`,
};

export const nounOf = (kind: string) => kind.split(".")[0] ?? kind;
export const deedOf = (kind: string) => kind.split(".")[1] ?? "";
