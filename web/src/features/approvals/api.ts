import { queryOptions } from "@tanstack/react-query";
import { invalidates } from "@/api/live";
import { api, bodyOf, type Schemas } from "@/api/server";

export type Approval = Schemas["ApprovalOut"];
export type Decision = Schemas["DecisionIn"]["decision"];

/** Every round of asking about an object, the latest first. */
export function approvalsQuery(kind: string, id: string) {
  return queryOptions({
    queryKey: ["approvals", kind, id],
    queryFn: ({ signal }): Promise<Approval[]> =>
      bodyOf(api.GET("/api/v1/approvals", { params: { query: { kind, id } }, signal })),
  });
}

/** What waits for the reader's own decision, the longest waiting first. */
export const waitingQuery = queryOptions({
  queryKey: ["approvals", "mine"],
  queryFn: ({ signal }): Promise<Approval[]> =>
    bodyOf(api.GET("/api/v1/approvals", { params: { query: { mine: true } }, signal })),
});

export const requestApproval = (body: { kind: string; id: string; approver_ids: string[]; note: string }) =>
  api.POST("/api/v1/approvals", { body });

export const decideApproval = (id: string, decision: Decision, comment: string) =>
  api.POST("/api/v1/approvals/{approval_id}/decide", {
    params: { path: { approval_id: id } },
    body: { decision, comment },
  });

export const withdrawApproval = (id: string) =>
  api.POST("/api/v1/approvals/{approval_id}/withdraw", { params: { path: { approval_id: id } } });

invalidates("approval", () => [["approvals"]]);
