import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FeedItem } from "./api";

const DID: Record<string, MessageDescriptor> = {
  "task.created": msg`added`,
  "task.removed": msg`deleted`,
  "task.restored": msg`brought back`,
  "campaign.created": msg`started the campaign`,
  "campaign.linked": msg`linked the campaign`,
  "comment.posted": msg`wrote a comment`,
  "comment.updated": msg`edited a comment`,
  "comment.removed": msg`deleted a comment`,
  "deliverable.created": msg`added the deliverable`,
  "deliverable.removed": msg`deleted the deliverable`,
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
  "schedule.recomputed": msg`planned anew`,
  "stage.added": msg`added a stage`,
  "stage.updated": msg`changed a stage`,
  "stage.removed": msg`removed a stage`,
};

const FIELDS: Record<string, MessageDescriptor> = {
  name: msg`name`,
  start: msg`start`,
  due: msg`due day`,
  deadline: msg`deadline`,
  stage_id: msg`stage`,
  parent_id: msg`place in the tree`,
  rank: msg`order`,
  priority: msg`priority`,
  progress: msg`progress`,
  people: msg`people`,
  tags: msg`tags`,
  estimate_minutes: msg`estimate`,
  duration_minutes: msg`duration`,
  notes: msg`notes`,
  checklist: msg`checklist`,
  checks: msg`checks`,
  fields: msg`fields`,
  purpose: msg`purpose`,
  phase: msg`phase`,
  launch: msg`launch`,
  description: msg`description`,
  state: msg`state`,
  constraint: msg`bound`,
  deliverable_id: msg`deliverable`,
};

/** What somebody did, and the names of the fields changed where those say it. */
export function wordsOf(item: FeedItem): { did: MessageDescriptor; fields: MessageDescriptor[] } {
  const completed = item.changes.completed_at;
  if (completed) return { did: completed[1] === null ? msg`reopened` : msg`finished`, fields: [] };
  const did = DID[item.kind];
  if (did) return { did, fields: [] };
  return { did: msg`changed`, fields: Object.keys(item.changes).flatMap((name) => FIELDS[name] ?? []) };
}

/** Neighbouring items that would read the same, as one with its number of times; the newest stands for all. */
export function foldItems(items: readonly FeedItem[]): { item: FeedItem; times: number }[] {
  const folded: { item: FeedItem; times: number }[] = [];
  const same = (a: FeedItem, b: FeedItem) =>
    a.kind === b.kind &&
    a.actor_id === b.actor_id &&
    a.subject.name === b.subject.name &&
    Object.keys(a.changes).join() === Object.keys(b.changes).join();
  for (const item of items) {
    const last = folded.at(-1);
    if (last && same(last.item, item)) last.times += 1;
    else folded.push({ item, times: 1 });
  }
  return folded;
}
