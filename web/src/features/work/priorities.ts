import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const NAMES: Record<number, MessageDescriptor> = {
  0: msg`No priority`,
  1: msg`Low`,
  2: msg`Medium`,
  3: msg`High`,
  4: msg`Urgent`,
};

export const PRIORITIES = [4, 3, 2, 1, 0] as const;

/** The name of a priority, 0 (none) to 4 (urgent). */
export function priorityName(priority: number): MessageDescriptor {
  return NAMES[priority] ?? msg`No priority`;
}
