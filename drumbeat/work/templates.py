"""The tasks of a template, dated relative to its launch.

`{"rows": [{"key", "parent", "name" | "text_key", "kind", "days", "hours", "role", "tags", "priority", "deliverable",
"launch", "at"}], "links": [[pred, succ, kind, lag in working days]]}`. `days` is the working time, `hours` the effort,
`deliverable` a place in the deliverables of the campaign, `role` who should do it ("lead" is the campaign's lead, other
roles are filled when a campaign is made, or
become a tag), `at` the first and last day in working days from the launch. Without `at` a task is placed by its
links, back from the launch.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.offers import Fit, Role, TemplatePart
from drumbeat.campaigns.queries import deliverables
from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.engines.schedule.backschedule import BackPlan, plan_back
from drumbeat.engines.schedule.dated import STANDARD_DAY
from drumbeat.engines.schedule.network import Network
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.texts import localised, shipped
from drumbeat.work import rules
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.work.queries.tasks import template_links, template_rows

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

MOST_ROWS = 2000
MOST_ROLE = 80
LEAD = "lead"
_KINDS = {"FS": 0, "SS": 1, "FF": 2, "SF": 3}
_ROLE_KEY = "work.role."

Part = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Placed:
    """A template placed around a launch: the days of each leaf by key, and how it fits."""

    days: dict[str, tuple[date, date]]
    back: BackPlan
    leaves: list[Row]


def check(part: Part) -> None:
    """Raise Invalid, naming the row, unless the part can be made."""
    rows, links = part.get("rows", []), part.get("links", [])
    if not isinstance(rows, list) or not isinstance(links, list) or len(rows) > MOST_ROWS:
        raise _bad("rows")
    keys: dict[str, Row] = {}
    for row in localised(rows, "en"):
        _check_row(row, keys)
        keys[row["key"]] = row
    if any(row.get("parent") and row["parent"] not in keys for row in keys.values()):
        raise _bad("parent")
    if rules.circle((row["parent"], key) for key, row in keys.items() if row.get("parent")):
        raise _bad("parent")
    if sum(1 for row in keys.values() if row.get("launch")) > 1:
        raise _bad("launch")
    _check_links(links, keys)


def _check_row(row: Row, seen: Mapping[str, Row]) -> None:
    if not isinstance(row, dict) or not isinstance(row.get("key"), str) or row["key"] in seen:
        raise _bad("rows")
    rules.clean_name(str(row.get("name", "")))
    if row.get("kind", "task") not in ("task", "milestone"):
        raise _bad(f"rows.{row['key']}.kind")
    for name, most in (("days", 2000), ("hours", 20_000), ("deliverable", 500), ("priority", 4)):
        value = row.get(name)
        if value is not None and not (isinstance(value, int | float) and 0 <= value <= most):
            raise _bad(f"rows.{row['key']}.{name}")
    role = row.get("role")
    if role is not None and not (isinstance(role, str) and len(role) <= MOST_ROLE):
        raise _bad(f"rows.{row['key']}.role")
    at = row.get("at")
    if at is not None and not (isinstance(at, list) and len(at) == 2 and all(isinstance(each, int) for each in at)):
        raise _bad(f"rows.{row['key']}.at")


def _check_links(links: Sequence[Any], keys: Mapping[str, Row]) -> None:
    for link in links:
        if not isinstance(link, list) or len(link) != 4 or link[0] not in keys or link[1] not in keys:
            raise _bad("links")
        rules.check_link(str(link[2]), round(float(link[3]) * STANDARD_DAY))
    if rules.circle((link[0], link[1]) for link in links):
        raise _bad("links")


def _bad(place: str) -> Invalid:
    return Invalid("campaigns.bad_template", fields={f"parts.tasks.{place}": ["bad_value"]})


def make(actor: Actor, campaign: "Campaign", part: Part, launch: date | None, people: Mapping[str, UUID]) -> None:
    """Create the tasks and links of a new campaign, placed around its launch; a role nobody fills becomes a tag."""
    rows, links = rows_of(actor, campaign, part, launch, people)
    create_tasks_in_bulk(actor, campaign, rows, links)


def roles(actor: Actor, part: Part) -> list[Role]:
    """Return the roles the rows ask for besides the lead's, in the order they first stand."""
    counts = Counter(row["role"] for row in part.get("rows", []) if row.get("role") and row["role"] != LEAD)
    return [Role(key, shipped(_ROLE_KEY + key, key, actor.language), rows) for key, rows in counts.items()]


def rows_of(
    actor: Actor, campaign: "Campaign", part: Part, launch: date | None, people: Mapping[str, UUID] | None = None
) -> tuple[list[NewRow], list[NewLink]]:
    """Return what `create_tasks_in_bulk` takes; `people` says who fills which role, the lead fills its own."""
    whole = localised(part.get("rows", []), actor.language)
    placed = place(part, launch, working_calendar(actor.workspace_id), launch).days if launch else {}
    outputs = list(deliverables(actor, campaign.id).values_list("id", flat=True))
    filled = {**({LEAD: campaign.lead_id} if campaign.lead_id else {}), **(people or {})}
    rows = [new_row(actor, row, placed.get(row["key"]), outputs, filled) for row in whole]
    return rows, [link_of(link) for link in part.get("links", [])]


def link_of(link: Sequence[Any], prefix: str = "") -> NewLink:
    """Return a template's link between tasks whose keys begin with the prefix."""
    pred, succ, kind, lag = link
    return NewLink(prefix + pred, prefix + succ, kind, round(lag * STANDARD_DAY))


def new_row(
    actor: Actor,
    row: Row,
    days: tuple[date, date] | None,
    outputs: Sequence[UUID],
    filled: Mapping[str, UUID],
) -> NewRow:
    """Return a template's row as a task: `days` it was placed on, `outputs` by place, `filled` by role."""
    output, role, hours = row.get("deliverable"), row.get("role"), row.get("hours")
    milestone = row.get("kind") == "milestone"
    values = {
        "kind": row.get("kind", "task"),
        "priority": row.get("priority", 0),
        "start": days[0] if days and not milestone else None,
        "due": days[1] if days else None,
        "estimate_minutes": round(hours * 60) if hours is not None else None,
        "duration_minutes": _length(row) if not milestone and row.get("days") else None,
        "is_launch": bool(row.get("launch")),
        "deliverable_id": outputs[output] if output is not None and output < len(outputs) else None,
        "notes": row.get("notes", ""),
    }
    tags = list(row.get("tags", []))
    if role and role not in filled:
        tags.append(shipped(_ROLE_KEY + role, role, actor.language))
    who = [filled[role]] if role and role in filled else []
    return NewRow(row["key"], row["name"], row.get("parent"), values=values, people=who, tags=tags)


def place(part: Part, launch: date, calendar: WorkingCalendar, day: date | None) -> Placed:
    """Place the leaves around the launch; `day` is today, before which nothing can begin, for the fit.

    Raises Invalid when the launch lies outside the years the calendar knows.
    """
    rows = localised(part.get("rows", []), "en")
    summaries = {row.get("parent") for row in rows}
    leaves = [row for row in rows if row["key"] not in summaries]
    at = {row["key"]: index for index, row in enumerate(leaves)}
    links = [link for link in part.get("links", []) if link[0] in at and link[1] in at]
    goal = next((index for index, row in enumerate(leaves) if row.get("launch")), len(leaves))
    minutes = [_length(row) for row in leaves] + ([0] if goal == len(leaves) else [])
    net = Network(
        duration=minutes,
        pred=[at[link[0]] for link in links],
        succ=[at[link[1]] for link in links],
        kind=[_KINDS[link[2]] for link in links],
        lag=[round(link[3] * STANDARD_DAY) for link in links],
    )
    try:
        finish = calendar.end_index(launch)
        back = plan_back(net, goal, finish, calendar.start_index(day or launch))
        days = {
            row["key"]: _offset_days(row, launch, calendar) or calendar.span(start, start + length)
            for row, start, length in zip(leaves, back.starts, minutes, strict=False)
        }
    except CalendarRange:
        raise Invalid("campaigns.bad_campaign", fields={"launch": ["out_of_range"]}) from None
    return Placed(days, back, leaves)


def _offset_days(row: Row, launch: date, calendar: WorkingCalendar) -> tuple[date, date] | None:
    if not row.get("at"):
        return None
    first, last = (calendar.add_days(launch, offset) if offset else launch for offset in row["at"])
    return first, max(first, last)


def _length(row: Row) -> int:
    return 0 if row.get("kind") == "milestone" else round((row.get("days") or 1) * STANDARD_DAY)


def take(actor: Actor, campaign: "Campaign") -> dict[str, Any]:
    """Read a campaign's tasks back: places relative to launch, the lead's role and tags instead of names."""
    calendar = working_calendar(actor.workspace_id)
    outputs = {pk: place for place, pk in enumerate(deliverables(actor, campaign.id).values_list("id", flat=True))}
    found = template_rows(actor, campaign.id)
    keys = {row["id"]: f"t{place}" for place, row in enumerate(found, start=1)}
    rows = [_taken_row(row, keys, outputs, campaign, calendar) for row in found]
    links = [
        [keys[pred], keys[succ], kind, lag / STANDARD_DAY]
        for pred, succ, kind, lag in template_links(actor, campaign.id)
        if pred in keys and succ in keys
    ]
    return {"rows": rows, "links": links}


def _taken_row(
    row: Row, keys: Mapping[UUID, str], outputs: Mapping[UUID, int], campaign: "Campaign", calendar: WorkingCalendar
) -> Row:
    taken: Row = {"key": keys[row["id"]], "name": row["name"], "kind": row["kind"]}
    if row["parent_id"] in keys:
        taken["parent"] = keys[row["parent_id"]]
    if row["deliverable_id"] in outputs:
        taken["deliverable"] = outputs[row["deliverable_id"]]
    if row["estimate_minutes"]:
        taken["hours"] = row["estimate_minutes"] / 60
    if row["priority"]:
        taken["priority"] = row["priority"]
    if row["is_launch"]:
        taken["launch"] = True
    if row["tags"]:
        taken["tags"] = row["tags"]
    if campaign.lead_id in row["people"]:
        taken["role"] = LEAD
    first, last = row["start"] or row["due"], row["due"] or row["start"]
    minutes = row["duration_minutes"] or (calendar.minutes_between(first, last) if first and last else 0)
    if minutes and row["kind"] == "task":
        taken["days"] = minutes / STANDARD_DAY
    if first and last and campaign.launch:
        taken["at"] = [_offset(campaign.launch, day, calendar) for day in (first, last)]
    return taken


def _offset(launch: date, day: date, calendar: WorkingCalendar) -> int:
    """Working days from the launch to a day, negative before it; what `calendar.add_days` takes."""
    if day >= launch:
        return calendar.working_days_between(launch, day) - (1 if calendar.is_working(launch) else 0)
    return -(calendar.working_days_between(day, launch) - (1 if calendar.is_working(launch) else 0))


def fit(actor: Actor, part: Part, launch: date) -> Fit | None:
    """Place without writing: first and last day, how many working days too late it is to begin, and what decides."""
    if not part.get("rows"):
        return None
    day = today(actor.time_zone)
    placed = place(part, launch, working_calendar(actor.workspace_id), day)
    named = {row["key"]: row for row in localised(part["rows"], actor.language)}
    chain = [placed.leaves[at] for at in placed.back.chain if at < len(placed.leaves)]
    return Fit(
        min(first for first, _ in placed.days.values()),
        max(last for _, last in placed.days.values()),
        placed.back.short_by_days(STANDARD_DAY),
        tuple(str(named[row["key"]]["name"]) for row in chain),
    )


PART = TemplatePart("tasks", check, make, roles, take, fit)
