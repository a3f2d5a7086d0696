import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Check, Goal, Level, State } from "./api";

export const LEVEL_WORDS: Record<Level, MessageDescriptor> = {
  company: msg`Company`,
  department: msg`Department`,
  campaign: msg`Campaign`,
};

export const STATE_WORDS: Record<State, MessageDescriptor> = {
  draft: msg`Draft`,
  proposed: msg`Waiting for approval`,
  approved: msg({ context: "goal", message: "Approved" }),
  on_track: msg`On track`,
  at_risk: msg`At risk`,
  off_track: msg`Off track`,
  achieved: msg`Achieved`,
  partial: msg`Partly achieved`,
  missed: msg`Missed`,
  dropped: msg`Dropped`,
};

export const KIND_WORDS: Record<Goal["kind"], MessageDescriptor> = {
  lead_generation: msg`Lead generation`,
  purchases: msg`Purchases and registrations`,
  retention: msg`Retention`,
  spend_per_customer: msg`Spend per customer`,
  awareness: msg`Awareness`,
  new_audience: msg`New audience`,
  revenue: msg`Revenue`,
};

export const UNIT_WORDS: Record<Goal["unit"], MessageDescriptor> = {
  number: msg`Number`,
  money: msg`Money`,
  percent: msg`Percent`,
  ratio: msg`Ratio`,
  duration: msg`Duration`,
  rank: msg`Rank`,
  score: msg`Score`,
};

export const DIRECTION_WORDS: Record<Goal["direction"], MessageDescriptor> = {
  up: msg`More is better`,
  down: msg`Less is better`,
};

export const SOURCE_WORDS: Record<Goal["progress_source"], MessageDescriptor> = {
  manual: msg`A value kept by hand`,
  goals: msg`Its sub-goals`,
  metric: msg`Its metric`,
  tasks: msg`The tasks of the campaign`,
};

/** Metrics goals begin with, until the library of metrics names them. */
export const METRIC_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  new_leads: msg`New leads`,
  page_views: msg`Page views`,
  clicks: msg`Clicks`,
  rank: msg`Position in search`,
  engagement: msg`Engagement`,
  reach: msg`Reach`,
  click_rate: msg`Click rate`,
  unsubscribe_rate: msg`Unsubscribe rate`,
  cpl: msg`Cost per lead`,
  attendance: msg`Attendance`,
  trials: msg`Trials`,
  revenue: msg`Revenue`,
  registrations: msg`Registrations`,
  awareness: msg`Awareness`,
  retention: msg`Retention`,
  customer_spend: msg`Spend per customer`,
};

type Point = Check["smart"][number];

export const SMART_WORDS: Record<Point["key"], MessageDescriptor> = {
  specific: msg`Specific`,
  measurable: msg`Measurable`,
  achievable: msg`Achievable`,
  relevant: msg`Relevant`,
  time_bound: msg`Time-bound`,
};

/** Why a point of SMART stands or is missing; `n`, `fewest` and `days` are filled in. */
export const WHY_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  says_who_and_what: msg`says what is to be reached, and who answers for it`,
  no_name: msg`give it a name`,
  no_statement: msg`say in a sentence what is to be reached`,
  no_owner: msg`name an owner`,
  has_numbers: msg`has a metric, a baseline and a target`,
  no_metric: msg`choose the metric it is measured by`,
  no_target: msg`set a target`,
  no_baseline: msg`say where you stand today`,
  equals_baseline: msg`the target is where you stand already`,
  wrong_direction: msg`the target leads the other way`,
  no_number: msg`cannot be judged before there is a metric and a target`,
  too_few: msg({ message: "too few past results to judge: {n} of at least {fewest}" }),
  reached: msg`the team has reached this before`,
  stretch: msg`the team has seldom reached as much`,
  never_reached: msg`the team has never reached as much`,
  top: msg`a goal of the company stands for itself`,
  serves: msg`serves the goal above it`,
  no_parent: msg`hang it under the goal it serves`,
  has_date: msg({ message: "due in {days, plural, one {# day} other {# days}}" }),
  no_due: msg`set a due day`,
  before_start: msg`it ends before it starts`,
  past: msg`its due day has passed`,
};

export const LEVELS = Object.keys(LEVEL_WORDS) as Level[];
export const STATES = Object.keys(STATE_WORDS) as State[];
export const KINDS = Object.keys(KIND_WORDS) as Goal["kind"][];
export const UNITS = Object.keys(UNIT_WORDS) as Goal["unit"][];
export const SOURCES = Object.keys(SOURCE_WORDS) as Goal["progress_source"][];
