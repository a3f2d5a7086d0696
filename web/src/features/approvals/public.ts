import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "approvals.already_open": msg`Somebody has asked for approval of this already, and the request is still open.`,
  "approvals.closed": msg`This request was closed meanwhile.`,
  "approvals.may_not_request": msg`You may not ask for approval of this.`,
  "approvals.may_not_decide": msg`Your role does not decide on this any more.`,
  may_not_approve: msg`One of them may not decide on this. Choose directors or owners.`,
  does_not_see: msg`One of them does not see this. Share the campaign with them first, or choose somebody else.`,
  oneself: msg`Somebody else must decide on what you ask for.`,
});

export { ApprovalBlock } from "./parts/approval-block";
export { WaitingDecisions } from "./parts/waiting-decisions";
