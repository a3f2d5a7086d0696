"""The results of a campaign and of a program: tiles of targets, figures of everything else, tables."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.queries import campaigns, find_campaign, find_program
from drumbeat.channels.queries import names_of as channel_names
from drumbeat.identity.queries import people_names, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.http.etags import with_etags
from drumbeat.kernel.policy import can
from drumbeat.metrics.models import Target
from drumbeat.metrics.queries.facts import (
    days_by_campaign,
    days_by_channel,
    days_of,
    days_together,
    exchange,
    keys_of,
    sums_of,
)  # fmt: skip
from drumbeat.metrics.queries.metrics import library, metrics
from drumbeat.metrics.queries.targets import targets
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.sums import Day, within
from drumbeat.metrics.rules.values import of_micros, written
from drumbeat.metrics.screens.tiles import Board, figures_out, metric_out, owners_of, parts_of, tile_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign


def board_of(actor: Actor) -> Board:
    """Return what boards of the workspace are computed with today."""
    return Board(actor, library(actor), exchange(actor), workspace_of(actor).currency, today(actor.time_zone))


def campaign_results(actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Return a campaign's targets with their pace, everything else that was measured, and all of it by channel."""
    campaign = find_campaign(actor, campaign_id)
    board = board_of(actor)
    kept = with_etags(actor, lambda who: targets(who).filter(campaign_id=campaign.id))
    wanted = _wanted(board.library, [row for row, _ in kept], keys_of(actor, [campaign.id]))
    base = board.library.base_of(wanted)
    days = days_of(actor, campaign.id, base)
    span = (campaign.start, campaign.end)
    rows = within(days, None, None)
    return {
        "campaign": {"id": campaign.id, "name": campaign.name, "start": campaign.start, "end": campaign.end},
        **_frame(board, [row for row, _ in kept], parts_of(board.library, wanted)),
        "tiles": [tile_of(board, row, days, span, seq) for row, seq in kept],
        "figures": figures_out(board, wanted, rows),
        "channels": _by_channel(board, campaign.id, wanted, base),
        "can": can(actor, "campaign", campaign),
    }


def _wanted(known: Library, kept: Sequence[Target], measured: Collection[str]) -> list[str]:
    """Return what a board shows, in the library's order: what has a target, was measured, or follows from what was."""
    promised = {row.metric_key for row in kept}
    there = set(measured)
    return [
        key
        for key in known.metrics
        if key in promised or key in there or (key in known.formulas and known.base_of([key]) <= there)
    ]


def _frame(board: Board, kept: Sequence[Target], keys: Collection[str]) -> dict[str, Any]:
    return {
        "today": board.today,
        "currency": board.currency,
        "metrics": [metric_out(row) for row in metrics(board.actor) if row.key in keys],
        "people": people_names(board.actor, owners_of(kept)),
    }


def _by_channel(board: Board, campaign_id: UUID, wanted: Sequence[str], base: Collection[str]) -> list[dict[str, Any]]:
    found = days_by_channel(board.actor, campaign_id, base)
    names = channel_names(board.actor, [pk for pk, _ in found if pk])
    rows = [
        {
            "channel_id": pk,
            "name": names.get(pk, "") if pk else word,
            "figures": figures_out(board, wanted, within(days, None, None)),
        }
        for (pk, word), days in found.items()
    ]
    return sorted(rows, key=lambda row: (row["channel_id"] is None, row["name"]))


def program_results(actor: Actor, program_id: UUID) -> dict[str, Any]:
    """Return a program's targets with their pace over all its campaigns the actor sees, and a table of these."""
    program = find_program(actor, program_id)
    board = board_of(actor)
    members = list(campaigns(actor).filter(program_id=program.id).order_by("start", "name", "id"))
    ids = [row.id for row in members]
    kept = with_etags(actor, lambda who: targets(who).filter(program_id=program.id))
    promised = list(targets(actor).filter(campaign_id__in=ids))
    sums = _sums(board, ids)
    measured = {day.metric_key for each in sums.values() for day in each}
    wanted = _wanted(board.library, [*(row for row, _ in kept), *promised], measured)
    paced = board.library.base_of(row.metric_key for row, _ in kept)
    days = days_together(actor, ids, paced, None, None) if paced else []
    return {
        "program": {"id": program.id, "name": program.name, "start": program.start, "end": program.end},
        **_frame(board, [row for row, _ in kept], parts_of(board.library, wanted)),
        "tiles": [tile_of(board, row, days, (program.start, program.end), seq) for row, seq in kept],
        "figures": figures_out(board, wanted, within((day for each in sums.values() for day in each), None, None)),
        "campaigns": _table(board, members, promised, wanted, sums),
        "can": can(actor, "program", program),
    }


def _table(
    board: Board,
    members: "Sequence[Campaign]",
    promised: Sequence[Target],
    wanted: Sequence[str],
    sums: Mapping[UUID, Sequence[Day]],
) -> list[dict[str, Any]]:
    goals: dict[UUID | None, dict[str, Any]] = {}
    for row in promised:
        held = {"value": written(of_micros(row.micros)), "currency": row.currency}
        goals.setdefault(row.campaign_id, {}).setdefault(row.metric_key, held)
    return [
        {
            "id": row.id,
            "name": row.name,
            "phase": row.phase,
            "figures": {
                key: figure
                for key, figure in figures_out(board, wanted, within(sums.get(row.id, ()), None, None)).items()
                if figure["count"] and key in wanted
            },
            "targets": goals.get(row.id, {}),
        }
        for row in members
    ]


def _sums(board: Board, ids: Sequence[UUID]) -> dict[UUID, list[Day]]:
    """Return what each campaign's days come to; days stand apart only where a sum would not do.

    These are metrics of which the last value counts, and money in another currency, whose rate goes by the day.
    """
    metrics = board.library.metrics
    found = sums_of(board.actor, ids)
    apart = {
        day.metric_key
        for days in found.values()
        for day in days
        if day.currency not in ("", board.currency)
        or (day.metric_key in metrics and metrics[day.metric_key].aggregation == "last")
    }
    if not apart:
        return found
    together = {pk: [day for day in days if day.metric_key not in apart] for pk, days in found.items()}
    for pk, days in days_by_campaign(board.actor, ids, apart).items():
        together[pk] += days
    return together
