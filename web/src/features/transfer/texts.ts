import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "transfer.empty": msg`There is nothing in this file.`,
  "transfer.truncated": msg`This file ends in the middle. Export it again and bring the whole file.`,
  "transfer.binary": msg`This is neither a CSV file nor an Excel workbook (.xlsx).`,
  "transfer.encoding": msg`The letters of this file cannot be read. Save it as UTF-8 and bring it again.`,
  "transfer.zip_bomb": msg`This workbook unpacks to far more than it holds, so it was not opened.`,
  "transfer.too_many_rows": msg({ message: "This file has more than {limit} rows. Split it and bring the parts." }),
  "transfer.too_many_columns": msg({ message: "This file has more than {limit} columns. Remove some and try again." }),
  "transfer.too_large": msg`This file is too large. Split it and bring the parts.`,
  "transfer.unreadable": msg`This file is damaged or not a table. Export it again as CSV or .xlsx.`,
  "transfer.no_target": msg`Choose a campaign, or name a new one.`,
  "transfer.bad_mapping": msg`The columns do not fit together yet. Look at the marked ones.`,
  "transfer.already_run": msg`This import has run already.`,
  "transfer.no_import": msg`This import does not exist, or you may not see it.`,
  "kernel.too_large": msg`This file is too large. Split it and bring the parts.`,
  name_required: msg`One column must be the task name`,
  twice: msg`Only one column can mean this`,
  not_admitted: msg`This meaning does not fit here`,
});

explain({
  "doubt.no_name": msg`No name, so the row is left out.`,
  "doubt.name_shortened": msg`The name was very long; its full text is kept in the notes.`,
  "doubt.double_id": msg({ message: "Row {row} has the same ID, so this one is left out." }),
  "doubt.double_path": msg({ message: "Row {row} has the same name in the same place, so this one is left out." }),
  "doubt.huge_cell": msg`A cell is far too long, so the row is left out.`,
  "doubt.extra_cells": msg`The row has more cells than the head; the rest was not read.`,
  "doubt.bad_character": msg`Some characters could not be read.`,
  "doubt.parent_cycle": msg`The row stands above itself, so it is left out.`,
  "doubt.due_before_start": msg({ message: "Due {due} before start {start}; the start was left out." }),
  "doubt.unreadable": msg({ message: "“{value}” in {column} could not be read and was left out." }),
  "doubt.unreadable_date": msg({ message: "“{value}” in {column} is not a day and was left out." }),
  "doubt.ambiguous_date": msg({
    message: "“{value}” in {column} may be two different days; choose the order at the columns.",
  }),
  "doubt.self_dependency": msg`The task waits for itself; this link was left out.`,
  "doubt.dependency_cycle": msg({ message: "The link to “{name}” closes a circle and was left out." }),
  "doubt.dependency_to_own_summary": msg({ message: "The link to its own parent “{name}” was left out." }),
  "doubt.unknown_parent": msg({ message: "The parent “{name}” is not in the file; the task stands at the top." }),
  "doubt.unknown_dependency": msg({ message: "“{name}” is not in the file; this link was left out." }),
  "doubt.ambiguous_parent": msg({ message: "{count} rows are called “{name}”; the nearest one above was taken." }),
  "doubt.ambiguous_dependency": msg({ message: "{count} rows are called “{name}”; the nearest one above was taken." }),
});
