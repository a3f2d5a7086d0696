import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Alternative, Embargo, NewChange, Run } from "./api";

export const ALTERNATIVES: Readonly<Record<Alternative["key"], MessageDescriptor>> = {
  least_change: msg`Least change`,
  earliest: msg`Earliest end`,
  fairest: msg`Fairest load`,
  first: msg`First offer`,
  second: msg`Second offer`,
  third: msg`Third offer`,
};

export const KINDS: Readonly<Record<Run["kind"], MessageDescriptor>> = {
  schedule: msg`Schedule`,
  level: msg({ context: "even out work", message: "Level" }),
  slot: msg`Find a slot`,
};

export const STATES: Readonly<Record<Run["state"], MessageDescriptor>> = {
  queued: msg`Waiting`,
  running: msg`Searching`,
  done: msg({ context: "a search", message: "Done" }),
  cancelled: msg`Stopped`,
  failed: msg({ context: "a search", message: "Failed" }),
};

export const CLOSED: Readonly<Record<Embargo["what"], MessageDescriptor>> = {
  launch: msg`No launches`,
  work: msg`No work`,
};

export const CHANGES: Readonly<Record<NewChange["kind"], MessageDescriptor>> = {
  move_task: msg`Move a task`,
  assign: msg`Give a task to others`,
  change_estimate: msg`Change an estimate`,
  drop_task: msg`Drop a task`,
  add_task: msg`Add a task`,
  move_launch: msg`Move a launch`,
  person_away: msg`Someone is away`,
};
