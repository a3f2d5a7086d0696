import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";
import type { Deliverable } from "../api";
import type { Field, NewField } from "./api";

export const TARGETS: readonly { value: Field["target"]; label: MessageDescriptor }[] = [
  { value: "campaign", label: msg`Campaign` },
  { value: "deliverable", label: msg`Deliverable` },
  { value: "task", label: msg`Task` },
];

export const DELIVERABLE_STATES: readonly { value: Deliverable["state"]; label: MessageDescriptor }[] = [
  { value: "idea", label: msg`Idea` },
  { value: "in_progress", label: msg`In progress` },
  { value: "in_review", label: msg`In review` },
  { value: "approved", label: msg`Approved` },
  { value: "live", label: msg`Live` },
  { value: "retired", label: msg`Retired` },
];

export type Options = NonNullable<NewField["options"]>;

/** Lines of text, each once, without blank ones. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
}

/** The choices a text of lines stands for; those that stay keep their id, so that chosen values stay. */
export function optionsOf(text: string, before: Options): Options {
  return linesOf(text).map((name) => before.find((option) => option.name === name) ?? { name, color: "" });
}

/** True for kinds that need choices. */
export function hasOptions(kind: Field["kind"]): boolean {
  return kind === "choice" || kind === "multi_choice";
}

explain({
  "campaigns.bad_field": msg`This field is not right yet.`,
  "campaigns.bad_template": msg`Something in this template does not fit. Look at the tasks and links.`,
  "campaigns.type_in_use": msg`Campaigns use this type, so it stays.`,
  bad_value: msg`This does not look right`,
  before_start: msg`The end lies before the start`,
  too_many: msg`These are too many`,
});
