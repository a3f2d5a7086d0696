"""What the sweep asks: which object each path parameter names, and the bodies and queries of its requests.

A new kind of path parameter needs a line in PARAMETERS and an object in `objects`; a new write needs a line in
BODIES. The sweep fails until they are there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from drumbeat.identity.models import Person
from drumbeat.identity.tests.factories import PASSWORD

ROOT = "/api/v1"
PARAMETERS = {
    "absence_id": "absence",
    "approval_id": "approval",
    "audience_id": "audience",
    "baseline_id": "baseline",
    "batch_id": "batch",
    "campaign_id": "campaign",
    "citation_id": "citation",
    "channel_id": "channel",
    "change_id": "scenario_change",
    "check_id": "exit_check",
    "comment_id": "comment",
    "day_id": "day",
    "deliverable_id": "deliverable",
    "dependency_id": "dependency",
    "embargo_id": "embargo",
    "evidence_id": "evidence",
    "fact_id": "fact",
    "fact_import_id": "fact_import",
    "field_id": "field",
    "file_id": "file",
    "goal_id": "goal",
    "grant_id": "grant",
    "import_id": "import",
    "invitation_id": "invitation",
    "letter_id": "letter",
    "limit_id": "limit",
    "link_id": "link",
    "message_id": "message",
    "metric_id": "metric",
    "pattern_id": "work_pattern",
    "person_id": "person",
    "phase_key": "phase",
    "program_id": "program",
    "proof_point_id": "proof_point",
    "rate_id": "rate",
    "run_id": "schedule_run",
    "scenario_id": "scenario",
    "session_id": "session",
    "skill_id": "skill",
    "warning_id": "warning",
    "stage_id": "stage",
    "target_id": "target",
    "task_id": "task",
    "team_id": "team",
    "template_id": "template",
    "time_id": "time",
    "token_id": "token",
    "type_id": "type",
    "update_id": "status_update",
    "view_id": "view",
    "visitor_link_id": "visitor_link",
    "workflow_id": "workflow",
    "workspace_id": "workspace",
}
SCOPED = frozenset(
    {
        "approval",
        "baseline",
        "campaign",
        "citation",
        "comment",
        "deliverable",
        "dependency",
        "embargo",
        "fact",
        "field",
        "file",
        "goal",
        "grant",
        "link",
        "message",
        "proof_point",
        "scenario",
        "scenario_change",
        "schedule_run",
        "stage",
        "status_update",
        "target",
        "task",
        "time",
        "visitor_link",
        "warning",
        "workflow",
    }
)  # fmt: skip
ICS = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Example//EN\r
BEGIN:VEVENT\r
UID:one@example.com\r
SUMMARY:Away\r
DTSTART;VALUE=DATE:20260803\r
DTEND;VALUE=DATE:20260808\r
END:VEVENT\r
END:VCALENDAR\r
"""
PERSONAL = frozenset({"batch", "fact_import", "import", "session", "token", "view", "workspace"})


@dataclass
class World:
    """Ids by kind; `used` remembers which of them a request named."""

    owner: Person
    ids: dict[str, Any]
    used: set[str] = field(default_factory=set)

    def __getitem__(self, kind: str) -> Any:
        self.used.add(kind.rstrip("23"))
        return self.ids[kind]


Body = Callable[[World], dict[str, Any]]

BODIES: dict[str, Body] = {
    "start_workspace": lambda w: {
        "workspace_name": "X", "name": "X", "email": "x@example.com", "password": PASSWORD,
    },
    "use_sign_in_link": lambda w: {"key": "x" * 20},
    "update_me": lambda w: {"theme": "dark"},
    "update_workspace": lambda w: {"currency": "SEK"},
    "add_person": lambda w: {"name": "New"},
    "update_person": lambda w: {"name": "Renamed"},
    "create_team": lambda w: {"name": "New"},
    "update_team": lambda w: {"name": "Renamed"},
    "invite_person": lambda w: {"email": "invited@example.com", "role": "intern"},
    "open_invitation": lambda w: {"key": "x" * 20},
    "accept_invitation": lambda w: {"key": "x" * 20, "name": "X", "password": PASSWORD},
    "create_token": lambda w: {"name": "New", "scopes": ["read"]},
    "update_calendar": lambda w: {"eves": True},
    "add_calendar_day": lambda w: {"date": "2026-07-01", "name": "Off"},
    "set_work_pattern": lambda w: {"person_id": w["person"], "percent": 80},
    "add_absence": lambda w: {"person_id": w["person"], "first": "2026-07-01", "last": "2026-07-03"},
    "update_absence": lambda w: {"last": "2026-07-04"},
    "import_absences": lambda w: {"person_id": w["person"], "file": SimpleUploadedFile("a.ics", ICS)},
    "attach_file": lambda w: {"kind": "task", "id": w["task"], "file": SimpleUploadedFile("a.txt", b"abc")},
    "add_stage": lambda w: {"name": "New"},
    "update_stage": lambda w: {"limit": 5},
    "move_stage": lambda w: {"before_id": None},
    "post_comment": lambda w: {"kind": "task", "id": w["task"], "body": "Hello"},
    "preview_markdown": lambda w: {"body": "*Hello*"},
    "update_comment": lambda w: {"body": "Changed"},
    "post_status_update": lambda w: {"kind": "campaign", "id": w["campaign"], "health": "on_track", "title": "New"},
    "update_status_update": lambda w: {"title": "Reworded"},
    "follow": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "create_visitor_link": lambda w: {"kind": "campaign", "id": w["campaign"], "name": "New"},
    "open_visit": lambda w: {"key": "x" * 20},
    "answer_status_update": lambda w: {"key": "x" * 20, "update_id": w["status_update"], "body": "Hello"},
    "update_brief": lambda w: {"scope_in": "Trade press"},
    "close_phase": lambda w: {"reason": "Agreed by the board"},
    "add_exit_check": lambda w: {"phase": "plan", "name": "New"},
    "update_exit_check": lambda w: {"name": "Renamed"},
    "create_campaign": lambda w: {"name": "New", "type_id": w["type"], "program_id": w["program"], "roles": {}},
    "check_feasibility": lambda w: {"template_id": w["template"], "launch": "2027-01-04"},
    "update_campaign": lambda w: {"purpose": "brand"},
    "grant_membership": lambda w: {"person_id": w["person"], "role": "observer"},
    "link_campaign": lambda w: {"campaign_id": w["campaign2"]},
    "copy_campaign": lambda w: {"name": "Copy"},
    "save_as_template": lambda w: {"name": "Frame"},
    "create_deliverable": lambda w: {"name": "New"},
    "update_deliverable": lambda w: {"name": "Renamed"},
    "create_channel": lambda w: {"name": "New"},
    "update_channel": lambda w: {"lead_days": 4},
    "move_channel": lambda w: {"before_id": None},
    "create_audience": lambda w: {"kind": "persona", "name": "New"},
    "update_audience": lambda w: {"problem": "Too little time"},
    "add_limit": lambda w: {"channel_id": w["channel"], "audience_id": w["audience"], "reason": "Standard"},
    "update_limit": lambda w: {"reason": "Reworded"},
    "write_message": lambda w: {"campaign_id": w["campaign"], "core": "New"},
    "update_message": lambda w: {"call_to_action": "Try it"},
    "add_proof_point": lambda w: {"text": "New"},
    "update_proof_point": lambda w: {"text": "Reworded"},
    "address_audience": lambda w: {"primary": True},
    "preview_production": lambda w: {"master": {"name": "New"}, "languages": ["sv"]},
    "produce_deliverables": lambda w: {"master": {"name": "New"}, "languages": ["sv"]},
    "create_program": lambda w: {"name": "New"},
    "update_program": lambda w: {"name": "Renamed"},
    "create_type": lambda w: {"name": "New"},
    "update_type": lambda w: {"name": "Renamed"},
    "add_field": lambda w: {"target": "task", "kind": "text", "name": "New", "campaign_id": w["campaign"]},
    "update_field": lambda w: {"name": "Renamed"},
    "create_template": lambda w: {"name": "New", "type_id": w["type"]},
    "update_template": lambda w: {"name": "Renamed"},
    "create_metric": lambda w: {"name": "New"},
    "check_formula": lambda w: {"formula": "clicks / impressions", "unit": "ratio"},
    "update_metric": lambda w: {"name": "Renamed"},
    "set_target": lambda w: {"metric_key": "reach", "campaign_id": w["campaign"], "value": "10"},
    "update_target": lambda w: {"value": "11"},
    "set_rate": lambda w: {"currency": "SEK", "to": "EUR", "day": "2026-01-01", "rate": "0.09"},
    "record_facts": lambda w: {
        "cells": [{"campaign_id": w["campaign"], "metric_key": "clicks", "start": "2026-03-05", "value": "5"}],
    },
    "start_fact_import": lambda w: {
        "campaign_id": w["campaign"], "file": SimpleUploadedFile("r.csv", b"Day,Clicks\n2026-03-02,1\n"),
    },
    "choose_fact_sheet": lambda w: {"sheet": "Plan"},
    "map_fact_import": lambda w: {"columns": [{"index": 0, "field": "date"}]},
    "assign_facts": lambda w: {
        "source_id": w["source"], "campaign_ref": w["campaign"], "campaign_id": w["campaign"],
    },
    "create_task": lambda w: {"name": "New", "campaign_id": w["campaign"], "parent_id": w["task"]},
    "update_task": lambda w: {"purpose": "brand"},
    "commit_task": lambda w: {"date": "2026-03-04"},
    "move_task": lambda w: {"parent_id": w["task2"]},
    "take_baseline": lambda w: {"name": "New"},
    "rename_baseline": lambda w: {"name": "Renamed"},
    "bulk_update_tasks": lambda w: {"ids": [w["task"]], "changes": {"priority": 2}},
    "bulk_remove_tasks": lambda w: {"ids": [w["task"]]},
    "add_dependency": lambda w: {"pred_id": w["task3"], "succ_id": w["task"]},
    "update_dependency": lambda w: {"lag_minutes": 60},
    "preview_cascade": lambda w: {"moves": [{"task_id": w["task"], "start": "2026-03-03", "due": "2026-03-04"}]},
    "apply_cascade": lambda w: {
        "moves": [{"task_id": w["task"], "start": "2026-03-03", "due": "2026-03-04"}], "token": "stale",
    },
    "create_skill": lambda w: {"name": "New"},
    "rename_skill": lambda w: {"name": "Renamed"},
    "set_person_skills": lambda w: {"skills": [{"skill_id": w["skill"], "level": 2}]},
    "set_task_needs": lambda w: {"needs": [{"skill_id": w["skill"]}]},
    "plan_effort": lambda w: {"rule": "front"},
    "get_assignment_advice": lambda w: {"campaign_id": w["campaign"]},
    "accept_assignments": lambda w: {"tasks": [{"task_id": w["task"], "person_id": w["me"]}]},
    "update_capacity_settings": lambda w: {"review_minutes": 20},
    "set_time_sheet": lambda w: {
        "week": "2026-03-02", "cells": [{"task_id": w["task"], "date": "2026-03-04", "minutes": 60}],
    },
    "review_milestone": lambda w: {"verdict": "go"},
    "log_time": lambda w: {"minutes": 30},
    "update_time": lambda w: {"minutes": 45},
    "save_view": lambda w: {"name": "New", "screen": "list", "campaign_id": w["campaign"]},
    "start_import": lambda w: {"campaign_id": w["campaign"], "file": SimpleUploadedFile("t.csv", b"Name\nOne\n")},
    "choose_sheet": lambda w: {"sheet": "Plan"},
    "request_approval": lambda w: {"kind": "goal", "id": w["goal3"], "approver_ids": [w["approver"]]},
    "decide_approval": lambda w: {"decision": "approved"},
    "add_evidence": lambda w: {"kind": "research", "title": "New", "observed_on": "2026-01-05"},
    "update_evidence": lambda w: {"title": "Renamed"},
    "cite_evidence": lambda w: {"kind": "goal", "id": w["goal2"]},
    "open_replan": lambda w: {"campaign_id": w["campaign"]},
    "create_goal": lambda w: {"level": "campaign", "campaign_id": w["campaign"], "name": "New"},
    "check_goal": lambda w: {"level": "campaign", "name": "New"},
    "update_goal": lambda w: {"name": "Renamed"},
    "move_goal": lambda w: {"parent_id": w["goal2"]},
    "post_goal_update": lambda w: {"state": "on_track"},
    "close_goal": lambda w: {"outcome": "achieved"},
    "start_schedule_run": lambda w: {"kind": "level", "campaign_id": w["campaign"]},
    "accept_schedule_moves": lambda w: {"alternative": "earliest", "task_ids": [w["task"]]},
    "update_forecast_settings": lambda w: {"by_person": True},
    "add_embargo": lambda w: {
        "name": "New", "first": "2026-05-01", "last": "2026-05-02", "campaign_id": w["campaign"],
    },
    "create_scenario": lambda w: {"name": "New", "campaign_ids": [w["campaign"]]},
    "update_scenario": lambda w: {"name": "Renamed"},
    "add_scenario_change": lambda w: {"kind": "drop_task", "task_id": w["task"]},
    "map_import": lambda w: {"columns": [{"index": 0, "field": "name"}]},
}  # fmt: skip
QUERIES: dict[str, Body] = {
    "list_absences": lambda w: {"from": "2026-06-01", "to": "2026-06-30", "people": w["person"]},
    "get_working_time": lambda w: {"from": "2026-06-01", "to": "2026-06-30", "people": w["person"]},
    "list_facts": lambda w: {"campaign_id": w["campaign"], "metric_key": "clicks"},
    "get_grid": lambda w: {"first": "2026-03-01", "last": "2026-03-31"},
    "get_workload_cell": lambda w: {"person": w["person"], "first": "2026-03-02", "last": "2026-03-06"},
    "get_time_sheet": lambda w: {"person": w["person"], "week": "2026-03-02"},
    "list_files": lambda w: {"kind": "task", "id": w["task"]},
    "list_messages": lambda w: {"campaign_id": w["campaign"]},
    "list_comments": lambda w: {"kind": "task", "id": w["task"]},
    "list_approvals": lambda w: {"kind": "goal", "id": w["goal"]},
    "list_citations": lambda w: {"kind": "goal", "id": w["goal"]},
    "list_status_updates": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "unfollow": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "list_visitor_links": lambda w: {"kind": "campaign", "id": w["campaign"]},
    "export_deliverables": lambda w: {"campaign_id": w["campaign"]},
    "search": lambda w: {"q": "zyx"},
    "remove_stage": lambda w: {"into": w["stage2"]},
    "list_views": lambda w: {"campaign_id": w["campaign"]},
    "list_fields": lambda w: {"target": "task"},
    "get_duration_advice": lambda w: {"estimate": 120},
    "get_variance": lambda w: {"baseline": w["baseline"]},
}
UPLOADS = frozenset({"attach_file", "import_absences", "start_fact_import", "start_import"})
