"""Work for deliverables produced together: the tasks the type's template has for that content, for each of them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.offers import Production
from drumbeat.campaigns.queries import content_key, ready_days, templates
from drumbeat.kernel.actor import Actor
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.work.templates import Part, link_of, new_row, place

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign, Deliverable

Days = dict[str, tuple[date, date]]


def count(actor: Actor, campaign: "Campaign", content_type: str) -> int:
    """Return how many tasks one deliverable brings: its own, and those of the template below it."""
    return 1 + len(steps_of(actor, campaign, content_type)["rows"])


def make(actor: Actor, campaign: "Campaign", made: Sequence["Deliverable"]) -> int:
    """Create a task for each deliverable with the template's steps below, done by the day material must be ready."""
    parts = {kind: steps_of(actor, campaign, kind) for kind in {row.content_type for row in made}}
    ready = ready_days(actor, made)
    filled = {"lead": campaign.lead_id} if campaign.lead_id else {}
    rows: list[NewRow] = []
    links: list[NewLink] = []
    for number, row in enumerate(made):
        part, day = parts[row.content_type], ready.get(row.id) or row.due
        days = place(part, day, working_calendar(actor.workspace_id), None).days if part["rows"] and day else {}
        rows += _rows(actor, row, str(number), part, days, filled, day)
        links += [link_of(link, f"{number}.") for link in part["links"]]
    create_tasks_in_bulk(actor, campaign, rows, links)
    return len(rows)


def steps_of(actor: Actor, campaign: "Campaign", content_type: str) -> Part:
    """Return the steps a template of the campaign's type has for a content type, and their links; none if it has not.

    The first deliverable of that content in the first such template says what is usually done for one.
    """
    for template in templates(actor):
        outputs = (template.parts.get("deliverables") or {}).get("rows", [])
        kinds = [content_key(row.get("content_type") or "") for row in outputs]
        if template.type_id == campaign.type_id and content_type and content_type in kinds:
            return _steps(template.parts.get("tasks") or {}, kinds.index(content_type))
    return {"rows": [], "links": []}


def _steps(tasks: Part, output: int) -> Part:
    rows = [row for row in tasks.get("rows", []) if row.get("deliverable") == output and not row.get("launch")]
    keys = {row["key"] for row in rows}
    return {
        "rows": [{**row, "parent": None, "deliverable": 0} for row in rows],
        "links": [link for link in tasks.get("links", []) if link[0] in keys and link[1] in keys],
    }


def _rows(
    actor: Actor,
    output: "Deliverable",
    key: str,
    part: Part,
    days: Days,
    filled: dict[str, UUID],
    day: date | None,
) -> list[NewRow]:
    steps = [new_row(actor, row, days.get(row["key"]), [output.id], filled) for row in part["rows"]]
    own: dict[str, Any] = {"deliverable_id": output.id, "due": None if steps else day}
    people = [output.owner_id] if output.owner_id else []
    whole = NewRow(key, output.name, values=own, people=people)
    below = [NewRow(f"{key}.{row.key}", row.name, key, None, row.values, row.people, row.tags) for row in steps]
    return [whole, *below]


PRODUCTION = Production("tasks", count, make)
