"""What a campaign aims at, as its sheet words it: goals, who decides upon them, audiences, messages, targets."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.approvals.queries import rounds_of
from drumbeat.audiences.queries import messages, names_of, proof_points
from drumbeat.campaigns.queries import campaign_audiences
from drumbeat.engines.render import sheet
from drumbeat.goals.queries import goals_of_campaign
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.safety.redaction import SEE_MONEY
from drumbeat.kernel.texts import text
from drumbeat.metrics.queries.metrics import library, metric_names
from drumbeat.metrics.queries.targets import targets
from drumbeat.reports.rules.days import day_of
from drumbeat.reports.rules.figures import value_of

if TYPE_CHECKING:
    from drumbeat.goals.models import Goal

HIDDEN = "—"
"""Stands for an amount in the eyes of who may see no money."""
MOST_GOALS = 20
_MICRO = -6
_VOTES = ("changes_required", "", "approved")
"""What somebody decided, the most pressing first."""


def goals_of(actor: Actor, campaign_id: UUID) -> "list[Goal]":
    """Return the goals the sheet is about, in order: the campaign's own that were not dropped."""
    rows = [row for row in goals_of_campaign(actor, campaign_id) if row.state != "dropped"]
    return rows[:MOST_GOALS]


def goals_shown(actor: Actor, rows: "Sequence[Goal]") -> list[sheet.Goal]:
    """Return goals as the sheet shows them."""
    names = metric_names(actor, {row.metric_key for row in rows if row.metric_key})
    language = actor.language

    def figure(row: "Goal", value: Decimal | None) -> str:
        return _figure(actor, value, row.unit, row.currency)

    return [
        sheet.Goal(
            name=row.name,
            statement=row.statement,
            baseline=figure(row, row.baseline),
            target=figure(row, row.target),
            measure=names.get(row.metric_key, ""),
            due=text("reports.kick_off.by", language, day=day_of(row.due, language)) if row.due else "",
            state=text(f"reports.goal_state.{row.state}", language),
        )
        for row in rows
    ]


def approvers_of(actor: Actor, rows: "Sequence[Goal]") -> list[sheet.Approver]:
    """Return who was asked about the goals in the last round about each, with the most pressing answer of each."""
    found: dict[str, str] = {}
    for row in rows:
        asked = [each for each in rounds_of(actor, "goal", row.id) if each.state != "withdrawn"]
        for vote in asked[0].votes.all() if asked else ():
            name = vote.approver.name
            found[name] = min(vote.decision, found.get(name, vote.decision), key=_VOTES.index)
    return [
        sheet.Approver(name=name, state=text(f"reports.vote.{decision or 'waiting'}", actor.language))
        for name, decision in found.items()
    ]


def audiences_of(actor: Actor, campaign_id: UUID) -> list[sheet.Audience]:
    """Return whom the campaign addresses, the primary one first."""
    return [
        sheet.Audience(
            name=row.audience.name, summary=row.audience.summary or row.audience.problem, primary=row.primary
        )
        for row in campaign_audiences(actor, campaign_id)
    ]


def messages_of(actor: Actor, campaign_id: UUID) -> list[sheet.Message]:
    """Return the message house, each message with its proofs and what it asks of its audience."""
    rows = messages(actor, campaign_id)
    names = names_of(actor, {row.audience_id for row in rows if row.audience_id})
    proofs: dict[UUID, list[str]] = {}
    for point in proof_points(actor, campaign_id):
        proofs.setdefault(point.message_id, []).append(point.text)
    everyone = text("reports.kick_off.everyone", actor.language)
    return [
        sheet.Message(
            audience=names.get(row.audience_id, "") if row.audience_id else everyone,
            core=row.core,
            proofs=proofs.get(row.id, []),
            action=row.call_to_action,
        )
        for row in rows
    ]


def targets_of(actor: Actor, campaign_id: UUID) -> list[sheet.Target]:
    """Return what is promised of the campaign's metrics."""
    rows = list(targets(actor).filter(campaign_id=campaign_id))
    names = metric_names(actor, {row.metric_key for row in rows})
    units = library(actor).units if rows else {}

    def figure(micros: int | None, key: str, currency: str) -> str:
        value = None if micros is None else Decimal(micros).scaleb(_MICRO)
        return _figure(actor, value, units.get(key, "number"), currency)

    return [
        sheet.Target(
            metric=names.get(row.metric_key, row.metric_key),
            baseline=figure(row.baseline_micros, row.metric_key, row.currency),
            target=figure(row.micros, row.metric_key, row.currency),
        )
        for row in rows
    ]


def _figure(actor: Actor, value: Decimal | None, unit: str, currency: str) -> str:
    if value is not None and unit == "money" and not permits(actor, SEE_MONEY, None):
        return HIDDEN
    return value_of(value, unit, currency, actor.language)
