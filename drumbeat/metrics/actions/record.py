"""Values typed into the grid, and words of a source that somebody gives a campaign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import deliverables, find_campaign
from drumbeat.channels.queries import require_channels
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.select import select_values
from drumbeat.metrics import policy
from drumbeat.metrics.actions.runs import close_run, find_source, open_run, renew_touched
from drumbeat.metrics.ledger.write import PART, VALUES, Planned, Tally, place_of, planned_of, remove_facts, write_facts
from drumbeat.metrics.models import Fact, FactRun, FactSource
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.targets import is_currency
from drumbeat.metrics.rules.values import to_micros

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

MOST_CELLS = 5000
LONGEST_PERIOD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a metric for a campaign on a day or over a period; without a value it is cleared.

    Without a channel or deliverable it means the value there is, whichever it has.
    """

    campaign_id: UUID
    metric_key: str
    start: date
    end: date
    value: Decimal | None
    channel_id: UUID | None = None
    deliverable_id: UUID | None = None
    currency: str = ""


@action
def record_facts(actor: Actor, cells: Sequence[Cell]) -> dict[str, int]:
    """Write cells of the grid: each replaces the value there is, whichever source it came from.

    All are checked before the first is written. Raises Invalid `metrics.bad_cells`, naming each cell and what is wrong
    with it: a period that overlaps other days, a cell that is the sum of several values, a formula's result.
    """
    if len(cells) > MOST_CELLS:
        raise Invalid("metrics.too_many_cells", most=MOST_CELLS)
    campaigns = {pk: find_campaign(actor, pk) for pk in dict.fromkeys(cell.campaign_id for cell in cells)}
    for campaign in campaigns.values():
        require(actor, policy.RECORD_FACTS, campaign)
    require_channels(actor, [cell.channel_id for cell in cells if cell.channel_id])
    known = library(actor)
    refuse(_wrong(known, cells) | _foreign(actor, campaigns, cells))
    currency = workspace_of(actor).currency
    tally = Tally()
    names = ", ".join(campaign.name for campaign in campaigns.values())
    with batched(actor, "facts", names):
        for campaign in campaigns.values():
            own = {index: cell for index, cell in enumerate(cells) if cell.campaign_id == campaign.id}
            _record(actor, campaign, own, known, currency, tally)
    return tally.counts()


def refuse(wrong: Mapping[int, tuple[str, Mapping[str, Any]]]) -> None:
    """Raise Invalid naming each cell that cannot be written, with the facts of its sentence."""
    if wrong:
        fields = {f"cells.{index}": [code] for index, (code, _) in sorted(wrong.items())}
        facts = {str(index): {"code": code, **found} for index, (code, found) in sorted(wrong.items())}
        raise Invalid("metrics.bad_cells", fields=fields, cells=facts)


Wrong = dict[int, tuple[str, Mapping[str, Any]]]


def _wrong(known: Library, cells: Sequence[Cell]) -> Wrong:
    """Return what is wrong with cells in themselves."""
    wrong: Wrong = {}
    seen: dict[tuple[Any, ...], int] = {}
    for index, cell in enumerate(cells):
        metric = known.metrics.get(cell.metric_key)
        place = (cell.campaign_id, cell.metric_key, cell.channel_id, cell.deliverable_id, cell.start)
        if metric is None:
            wrong[index] = ("unknown_metric", {"metric": cell.metric_key[:60]})
        elif metric.formula:
            wrong[index] = ("is_formula", {"metric": cell.metric_key})
        elif cell.end < cell.start or cell.end - cell.start > LONGEST_PERIOD:
            wrong[index] = ("bad_period", {})
        elif cell.value is not None and to_micros(cell.value) is None:
            wrong[index] = ("out_of_range", {})
        elif cell.currency and not is_currency(cell.currency):
            wrong[index] = ("bad_currency", {})
        elif place in seen:
            wrong[index] = ("twice", {"first": seen[place]})
        seen.setdefault(place, index)
    return wrong


def _foreign(actor: Actor, campaigns: Mapping[UUID, "Campaign"], cells: Sequence[Cell]) -> Wrong:
    """Return the cells whose deliverable is not one of their campaign's."""
    named = {cell.campaign_id for cell in cells if cell.deliverable_id}
    own = {pk: set(deliverables(actor, pk).values_list("id", flat=True)) for pk in campaigns if pk in named}
    return {
        index: ("unknown_deliverable", {})
        for index, cell in enumerate(cells)
        if cell.deliverable_id and cell.deliverable_id not in own[cell.campaign_id]
    }


def _record(
    actor: Actor, campaign: "Campaign", cells: Mapping[int, Cell], known: Library, currency: str, tally: Tally
) -> None:
    days = (min(cell.start for cell in cells.values()), max(cell.end for cell in cells.values()))
    source = find_source(actor, FactSource.Kind.MANUAL, "")
    present = _there(campaign.id, cells.values(), days)
    planned: list[Planned] = []
    gone: list[UUID] = []
    wrong: Wrong = {}
    for index, cell in cells.items():
        found, fault = _match(cell, present.get(cell.metric_key, ()))
        if fault is not None:
            wrong[index] = fault
        elif cell.value is None:
            gone += [row[0] for row in found]
        else:
            money = known.metrics[cell.metric_key].is_money
            planned.append(_planned(campaign, source, cell, found[0] if found else None, currency if money else ""))
    refuse(wrong)
    run = open_run(actor, source, FactRun.Kind.TYPED, campaign.name, campaign.scope_id, days)
    for begin in range(0, len(planned), PART):
        write_facts(run, planned[begin : begin + PART], tally)
    remove_facts(run, gone, tally)
    renew_touched(actor, tally)
    close_run(actor, run, tally)


Row = tuple[Any, ...]


def _there(campaign_id: UUID, cells: Any, days: tuple[date, date]) -> dict[str, list[Row]]:
    """Return the facts of the cells' metrics that touch their days, by metric."""
    keys = list(dict.fromkeys(cell.metric_key for cell in cells))
    where = Q(
        campaign_id=campaign_id,
        metric_key__in=keys,
        start__gte=days[0] - LONGEST_PERIOD,
        start__lte=days[1],
        end__gte=days[0],
    )
    found: dict[str, list[Row]] = {}
    for row in select_values(Fact, where, ("id", *VALUES), ("start", "id")):
        found.setdefault(row[3], []).append(row)
    return found


def _match(cell: Cell, rows: Sequence[Row]) -> tuple[list[Row], tuple[str, Mapping[str, Any]] | None]:
    """Return the fact a cell stands for, none or one; or why it stands for none."""
    near = [
        row
        for row in rows
        if row[5] <= cell.end
        and row[6] >= cell.start
        and (cell.channel_id is None or row[9] == cell.channel_id)
        and (cell.deliverable_id is None or row[11] == cell.deliverable_id)
    ]
    across = [row for row in near if (row[5], row[6]) != (cell.start, cell.end)]
    if across:
        return [], ("overlaps", {"start": str(across[0][5]), "end": str(across[0][6])})
    if len(near) > 1:
        return [], ("many_values", {"count": len(near)})
    return near, None


def _planned(campaign: "Campaign", source: FactSource, cell: Cell, present: Row | None, currency: str) -> Planned:
    micros = to_micros(cell.value or Decimal(0)) or 0
    if present is not None:
        before = planned_of(present[1:])
        return before._replace(
            micros=micros, currency=cell.currency or before.currency or currency if currency else "", is_estimate=False
        )
    return Planned(
        scope_id=str(campaign.scope_id),
        source_id=str(source.id),
        metric_key=cell.metric_key,
        place=place_of(source.id, campaign.id, cell.channel_id, cell.deliverable_id, {}),
        start=cell.start.isoformat(),
        end=cell.end.isoformat(),
        campaign_id=str(campaign.id),
        campaign_ref="",
        channel_id=str(cell.channel_id) if cell.channel_id else None,
        channel_ref="",
        deliverable_id=str(cell.deliverable_id) if cell.deliverable_id else None,
        dims="{}",
        micros=micros,
        currency=(cell.currency or currency) if currency else "",
    )
