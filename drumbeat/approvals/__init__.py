"""Approvals: one engine for every decision on an object of any kind.

Words: an *approval* is one round of asking named approvers about an object; a *vote* is what one of them answered.
Invariants: an object has at most one open approval; it is approved when every approver approved, and one "changes
required" closes it at once; who asked approves alone only where nobody else could; a decision stays.
Verbs: request_approval, decide_approval, withdraw_approval.
"""
