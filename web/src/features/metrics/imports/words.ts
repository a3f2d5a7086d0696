import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";
import type { Field } from "./model";

/** What a column can be besides a metric, in the order of the list. */
export const FIELDS: readonly { value: Field; label: MessageDescriptor }[] = [
  { value: "skip", label: msg`Leave out` },
  { value: "date", label: msg`Day, week or month` },
  { value: "start", label: msg`First day` },
  { value: "end", label: msg`Last day` },
  { value: "campaign", label: msg`Campaign` },
  { value: "channel", label: msg`Channel` },
  { value: "currency", label: msg`Currency` },
  { value: "dimension", label: msg`Tells rows apart` },
];

interface CountWords {
  name: string;
  label: MessageDescriptor;
  meaning: MessageDescriptor;
}

/** What values come to. */
export const COUNTS: readonly CountWords[] = [
  { name: "created", label: msg`New`, meaning: msg`values that are not here yet` },
  { name: "changed", label: msg`Changed`, meaning: msg`replace another value; that one is kept` },
  { name: "same", label: msg`Unchanged`, meaning: msg`here already just so` },
  { name: "removed", label: msg`Gone`, meaning: msg`of this source and these days, no longer in the file` },
  { name: "typed", label: msg`Typed before`, meaning: msg`by hand, so that nothing counts twice` },
  { name: "to_assign", label: msg`To assign`, meaning: msg`wait for their campaign` },
];

explain({
  "metrics.file_empty": msg`There is nothing in this file.`,
  "metrics.file_truncated": msg`This file ends in the middle. Export it again and bring the whole file.`,
  "metrics.file_binary": msg`This is neither a CSV file nor an Excel workbook (.xlsx).`,
  "metrics.file_encoding": msg`The letters of this file cannot be read. Save it as UTF-8 and bring it again.`,
  "metrics.file_zip_bomb": msg`This workbook unpacks to far more than it holds, so it was not opened.`,
  "metrics.file_too_many_rows": msg({ message: "This file has more than {limit} rows. Split it and bring the parts." }),
  "metrics.file_too_many_columns": msg({
    message: "This file has more than {limit} columns. Remove some and try again.",
  }),
  "metrics.file_too_large": msg`This file is too large. Split it and bring the parts.`,
  "metrics.file_unreadable": msg`This file is damaged or not a table. Export it again as CSV or .xlsx.`,
  "metrics.bad_mapping": msg`The columns do not fit together yet. Look at the marked ones.`,
  "metrics.open_questions": msg`The file leaves something open. Answer what is marked.`,
  "metrics.already_run": msg`This import has run already.`,
  "metrics.no_import": msg`This import does not exist, or you may not see it.`,
  date_order_needed: msg`Say which number is the month`,
  decimals_needed: msg`Say what the mark stands for`,
  no_metric: msg`At least one column must be a metric`,
  no_day: msg`Say which days the file is about`,
  no_campaign: msg`Say which column is the campaign, or bring the file from a campaign's results`,
  unknown_metric: msg`There is no such metric`,
  is_formula: msg`This is computed from other metrics`,
});

explain({
  "row.totals_row": msg`A row of totals, left out so that nothing counts twice`,
  "row.no_day": msg({ message: "“{text}” is no day, so the row was left out" }),
  "row.not_a_number": msg({ message: "“{text}” in {column} is no number and was left out" }),
  "row.out_of_range": msg({ message: "“{text}” in {column} is too large and was left out" }),
  "row.twice": msg({ message: "{column} stands in row {row} already, with another value; this one was left out" }),
  "row.repeated": msg({ message: "{column} stands in row {row} already, just so; it counts once" }),
  "row.overlaps": msg({ message: "Overlaps row {row}, which is about {start} to {end}; this one was left out" }),
  "row.not_allowed": msg({ message: "You may not write results of “{text}”, so this was left out" }),
  "row.no_campaign": msg`No campaign, so the value was left out`,
});
