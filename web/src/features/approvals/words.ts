import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Approval } from "./api";

/** What became of a round of asking. */
export const STATE_WORDS: Record<Approval["state"], MessageDescriptor> = {
  open: msg`Waiting for a decision`,
  approved: msg`Approved`,
  changes_required: msg`Changes required`,
  withdrawn: msg`Withdrawn`,
};

/** What one approver answered; empty while they have not. */
export const VOTE_WORDS: Record<Approval["votes"][number]["decision"], MessageDescriptor> = {
  "": msg`Not answered yet`,
  approved: msg`Approved`,
  changes_required: msg`Changes required`,
};

/** Of what kind the object is that is decided upon. */
export const KIND_WORDS: Readonly<Record<string, MessageDescriptor>> = { goal: msg`Goal` };
