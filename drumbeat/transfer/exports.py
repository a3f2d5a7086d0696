"""Lists as files."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse

from drumbeat.audiences.queries import messages
from drumbeat.audiences.queries import names_of as audience_names
from drumbeat.campaigns.queries import campaigns, deliverables, find_campaign, names_of, ready_days, types
from drumbeat.channels.queries import names_of as channel_names
from drumbeat.engines.tabular.write import write_csv, write_xlsx
from drumbeat.identity.queries import people, people_names, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.policy import require
from drumbeat.kernel.texts import shipped, text
from drumbeat.search.offers import holds
from drumbeat.transfer import policy
from drumbeat.work.queries.rows import list_tasks
from drumbeat.work.queries.tasks import assignees_of, campaign_projections, tags_of
from drumbeat.workflow.queries import stage_names

PAGE = 500
MOST_ROWS = 100_000
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TASKS = (
    "id", "name", "campaign", "stage", "people", "start", "due", "projected_finish", "completed", "progress",
    "estimate_hours", "priority", "tags", "parent_id",
)  # fmt: skip
_DELIVERABLES = (
    "id", "name", "campaign", "content_type", "channel", "audience", "journey_stage", "format", "language", "message",
    "due", "ready_by", "state", "owner",
)  # fmt: skip
_CAMPAIGNS = ("id", "name", "type", "phase", "start", "launch", "end", "projected_launch", "tasks", "done", "late")


def tasks_file(actor: Actor, filters: Mapping[str, str], sort: str | None, form: str) -> StreamingHttpResponse:
    """Return the filtered tasks as a CSV or XLSX file."""
    require(actor, policy.EXPORT, workspace_of(actor))
    first, cursor = list_tasks(actor, filters, sort, None, PAGE)  # refuses bad filters before the answer begins
    return _file(actor, "tasks", _TASKS, _task_rows(actor, filters, sort, first, cursor), form)


def campaigns_file(actor: Actor, state: str, words: str, form: str) -> StreamingHttpResponse:
    """Return the campaigns of one state whose names hold the words as a CSV or XLSX file."""
    require(actor, policy.EXPORT, workspace_of(actor))
    shown = campaigns(actor).filter(holds(words), state=state)
    found = list(shown.order_by("launch", "name", "id")[:MOST_ROWS])
    rolled = campaign_projections([row.id for row in found])
    kinds = {row.id: row.name for row in types(actor)}
    rows = (
        (
            str(row.id), row.name, kinds.get(row.type_id, ""), row.phase, row.start, row.launch, row.end,
            *[rolled.get(row.id, {}).get(name) for name in ("launch", "total", "done", "late")],
        )
        for row in found
    )  # fmt: skip
    return _file(actor, "campaigns", _CAMPAIGNS, rows, form)


def deliverables_file(actor: Actor, campaign_id: UUID, form: str) -> StreamingHttpResponse:
    """Return a campaign's deliverables with where, to whom and with what they speak, as a CSV or XLSX file."""
    require(actor, policy.EXPORT, workspace_of(actor))
    campaign = find_campaign(actor, campaign_id)
    rows = list(deliverables(actor, campaign.id))
    owners = people_names(actor, {row.owner_id for row in rows if row.owner_id})
    places = channel_names(actor, {row.channel_id for row in rows if row.channel_id})
    whom = audience_names(actor, {row.audience_id for row in rows if row.audience_id})
    said = {message.id: message.core for message in messages(actor, campaign.id)}
    ready, tongue = ready_days(actor, rows), actor.language
    lines = (
        (
            str(row.id), row.name, campaign.name, shipped(row.content_type, row.content_type, tongue),
            _named(places, row.channel_id), _named(whom, row.audience_id), row.journey_stage,
            shipped(row.format, row.format, tongue), row.language, _named(said, row.message_id), row.due,
            ready.get(row.id), row.state, owners.get(str(row.owner_id), ""),
        )
        for row in rows
    )  # fmt: skip
    return _file(actor, "deliverables", _DELIVERABLES, lines, form)


def _named(names: Mapping[UUID, str], key: UUID | None) -> str:
    return names.get(key, "") if key else ""


def _task_rows(
    actor: Actor, filters: Mapping[str, str], sort: str | None, page: list[dict[str, Any]], cursor: str | None
) -> Iterator[Sequence[Any]]:
    names = dict(people(actor).values_list("id", "name"))
    written = 0
    while page and written < MOST_ROWS:
        ids = [UUID(row["id"]) for row in page]
        who, tags = assignees_of(ids), tags_of(ids)
        where = names_of(actor, {UUID(row["campaign_id"]) for row in page})
        stages = stage_names(actor, {UUID(row["stage_id"]) for row in page})
        for row in page:
            task_id = UUID(row["id"])
            yield (
                row["id"], row["name"], where.get(UUID(row["campaign_id"]), ""), stages.get(UUID(row["stage_id"]), ""),
                ", ".join(names.get(pk, "") for pk in who.get(task_id, ())), _day(row["start"]), _day(row["due"]),
                _day(row["projection__finish"]), _day(row["completed_at"]),
                row["progress"], None if row["estimate_minutes"] is None else row["estimate_minutes"] / 60,
                row["priority"], ", ".join(tags.get(task_id, ())), row["parent_id"] or "",
            )  # fmt: skip
        written += len(page)
        page, cursor = list_tasks(actor, filters, sort, cursor, PAGE) if cursor else ([], None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _file(
    actor: Actor, noun: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], form: str
) -> StreamingHttpResponse:
    headers = [text(f"transfer.column.{name}", actor.language) for name in columns]
    if form == "csv":
        content: Iterable[bytes] = write_csv(headers, rows)
    else:
        target = io.BytesIO()
        write_xlsx(headers, rows, target, sheet=noun.title())
        content = iter([target.getvalue()])
    name = f"drumbeat-{noun}-{today(actor.time_zone).isoformat()}.{form}"
    return StreamingHttpResponse(
        content,
        content_type=MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )
