import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";
import type { Metric, Pace, Unit } from "./api";

export const UNITS: Record<Unit, MessageDescriptor> = {
  number: msg`Number`,
  money: msg`Money`,
  percent: msg`Percent`,
  ratio: msg`Ratio`,
  duration: msg`Duration in minutes`,
  rank: msg`Position`,
  score: msg`Score`,
};

export const AGGREGATIONS: Record<Metric["aggregation"], MessageDescriptor> = {
  sum: msg`Days add up`,
  last: msg`The latest value counts`,
  mean: msg`Average of the days`,
  most: msg`The largest value counts`,
  weighted: msg`Average weighted by another metric`,
};

export const STATES: Record<Pace["state"], MessageDescriptor> = {
  no_data: msg`No data`,
  on_track: msg`On track`,
  at_risk: msg`At risk`,
  off_track: msg`Off track`,
  reached: msg`Reached`,
};

export const NO_PACE: Record<Exclude<Pace["reason"], "">, MessageDescriptor> = {
  no_values: msg`Nothing was measured yet`,
  no_end: msg`Give the target or the campaign an end to see its pace`,
  no_pace: msg`This kind of formula has no pace`,
};

explain({
  "formula.empty": msg`Write a formula`,
  "formula.too_long": msg`The formula is too long`,
  "formula.too_deep": msg`Too many parentheses within each other`,
  "formula.unexpected": msg({ message: "“{token}” does not fit here" }),
  "formula.unfinished": msg`The formula is not finished`,
  "formula.bad_number": msg({ message: "“{token}” has too many digits" }),
  "formula.unknown_function": msg({ message: "“{token}” is no function; there are min, max and round" }),
  "formula.bad_arguments": msg({ message: "{function} needs other parts" }),
  "formula.unknown_metric": msg({ message: "There is no metric “{name}”" }),
  "formula.units_differ": msg({ message: "{left} and {right} cannot be added or compared" }),
  "formula.wrong_unit": msg({ message: "This comes to {found}, not to {unit}" }),
  "formula.cycle": msg({ message: "The formula would need itself: {chain}" }),
});

explain({
  "metrics.bad_metric": msg`Something in this metric does not fit.`,
  "metrics.bad_formula": msg`The formula does not stand like this.`,
  "metrics.key_taken": msg({ message: "There is a metric with the short name {key} already." }),
  "metrics.in_formulas": msg({ message: "Still needed by {names}. Change these formulas first." }),
  "metrics.has_targets": msg({ message: "{count} targets still use this metric. Remove them first." }),
  "metrics.bad_target": msg`Something in this target does not fit.`,
  "metrics.target_there": msg`There is a target of this metric for the same days already. Change that one.`,
  "metrics.bad_rate": msg`Something in this rate does not fit.`,
  "metrics.bad_cells": msg`Some values could not be written. They are marked; nothing was lost and nothing written.`,
  "metrics.too_many_cells": msg({ message: "At most {most} values at once." }),
  "metrics.nothing_to_assign": msg`Nothing waits under this name any more.`,
  "cell.unknown_metric": msg`There is no such metric`,
  "cell.is_formula": msg`This is computed by a formula`,
  "cell.bad_period": msg`These days do not fit together`,
  "cell.out_of_range": msg`This number is too large`,
  "cell.bad_currency": msg`This is no currency`,
  "cell.twice": msg`This cell is there twice`,
  "cell.overlaps": msg({ message: "Overlaps a value for {start} to {end}" }),
  "cell.many_values": msg({ message: "This is the sum of {count} values; choose a channel to change one" }),
  "cell.unknown_deliverable": msg`This deliverable is not in the campaign`,
  out_of_range: msg`This number does not fit`,
  before_start: msg`The end is before the start`,
  bad_value: msg`This does not look right`,
  same: msg`These are the same`,
});
