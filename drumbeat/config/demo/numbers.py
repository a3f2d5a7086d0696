"""What the demo's campaigns promised and what came of it: targets, and daily values that were typed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.campaigns.models import Campaign
from drumbeat.channels.queries import channels_by_word
from drumbeat.config.demo.frames import Outline
from drumbeat.identity.models import Person
from drumbeat.metrics.actions.record import Cell, record_facts
from drumbeat.metrics.actions.target import set_target
from drumbeat.metrics.rules.values import to_micros

if TYPE_CHECKING:
    from drumbeat.config.demo.replay import Stage

AFTER = timedelta(weeks=5)
"""How long after its launch a campaign is measured."""
RESTS = 0.35
"""What a weekend day brings, against a working day."""


@dataclass(frozen=True)
class Signal:
    """A metric measured every day: about `daily` on a working day, in steps; a level grows by it from `begin`."""

    key: str
    daily: float
    steps: int = 1
    begin: float = 0.0


@dataclass(frozen=True)
class Course:
    """What campaigns of a kind are judged by: from how many weeks before the launch, where, and what was promised.

    A promise is a metric and either the share of what usually comes of its signal, or a value as it stands.
    """

    weeks: int
    channels: tuple[str, ...]
    signals: tuple[Signal, ...]
    promises: tuple[tuple[str, float], ...]
    plain: frozenset[str] = frozenset()


_CONTENT = (Signal("page_views", 190), Signal("clicks", 46), Signal("conversions", 2.6), Signal("new_leads", 3.2))
_MAIL = (
    Signal("sends", 620), Signal("delivered", 604), Signal("opens", 196), Signal("email_clicks", 31),
    Signal("unsubscribes", 1.2), Signal("new_leads", 1.6),
)  # fmt: skip
_ADS = (
    Signal("impressions", 8800), Signal("clicks", 158), Signal("cost", 118, 100), Signal("conversions", 5.4),
    Signal("revenue", 410, 100),
)  # fmt: skip
COURSES = {
    "content": Course(
        5,
        ("blog", "linkedin"),
        _CONTENT,
        (("new_leads", 1.1), ("page_views", 0.9), ("conversion_rate", 6)),
        frozenset({"conversion_rate"}),
    ),
    "search": Course(
        2,
        ("organic_search",),
        (Signal("impressions", 2350), Signal("clicks", 88), Signal("new_leads", 2.1)),
        (("clicks", 1.05), ("new_leads", 1.3), ("ctr", 3.5)),
        frozenset({"ctr"}),
    ),
    "social": Course(
        3,
        ("linkedin", "instagram"),
        (
            Signal("impressions", 5100),
            Signal("engagement", 205),
            Signal("link_clicks", 62),
            Signal("followers", 9, 1, 3400),
        ),
        (("engagement", 1.0), ("followers", 4000), ("engagement_rate", 4.5)),
        frozenset({"followers", "engagement_rate"}),
    ),
    "email": Course(
        3,
        ("newsletter",),
        _MAIL,
        (("open_rate", 31), ("new_leads", 1.2), ("unsubscribe_rate", 0.4)),
        frozenset({"open_rate", "unsubscribe_rate"}),
    ),
    "advertising": Course(
        1,
        ("search_ads", "facebook"),
        _ADS,
        (("conversions", 1.0), ("cpa", 24), ("roas", 3)),
        frozenset({"cpa", "roas"}),
    ),
    "event": Course(
        8,
        ("trade_show", "website"),
        (Signal("registrations", 3.4), Signal("cost", 90, 100)),
        (("registrations", 1.15), ("meetings", 40)),
        frozenset({"meetings"}),
    ),
    "launch": Course(
        1,
        ("website", "linkedin"),
        (
            Signal("trials", 6.1),
            Signal("new_customers", 1.2),
            Signal("revenue", 520, 100),
            Signal("total_cost", 210, 100),
            Signal("gross_margin", 330, 100),
        ),
        (("trials", 1.1), ("revenue", 0.95), ("roi", 40)),
        frozenset({"roi"}),
    ),
    "webinar": Course(
        4,
        ("linkedin", "newsletter"),
        (Signal("registrations", 8.2), Signal("new_leads", 2.4), Signal("cost", 38, 100)),
        (("registrations", 1.05), ("new_leads", 1.2), ("cost_per_registration", 6)),
        frozenset({"cost_per_registration"}),
    ),
    "pr": Course(
        2,
        ("podcast",),
        (Signal("mentions", 0.9), Signal("backlinks", 1.4)),
        (("mentions", 1.1), ("awareness", 22)),
        frozenset({"awareness"}),
    ),
}


def measure(stage: "Stage", outline: Outline, campaign: Campaign, launch: date, lead: Person, index: int) -> None:
    """Let a campaign promise its results soon after its start, and its lead type in what came of it by yesterday."""
    course = COURSES[outline.kind]
    first, last = launch - timedelta(weeks=course.weeks), launch + AFTER
    random = Random(f"{outline.kind}{index}")  # noqa: S311  (a past, no secret)
    actor = stage.actor(lead.id)
    begun = campaign.start or first
    stage.on(min(begun + timedelta(days=4), stage.today), lambda: _promise(stage, course, campaign, lead, first, last))
    until = min(last, stage.today - timedelta(days=1))
    if first < until:

        def type_in() -> None:
            by_word = channels_by_word(actor)
            places = [by_word.get(f"channels.channel.{name}") for name in course.channels]
            cells = _cells(campaign.id, course, places, (first, until), random)
            record_facts(actor, cells)

        stage.on(until, type_in)


def _promise(stage: "Stage", course: Course, campaign: Campaign, lead: Person, first: date, last: date) -> None:
    usual = {signal.key: signal.daily for signal in course.signals}
    weeks = ((last - first).days + 1) / 7
    for key, share in course.promises:
        value = share if key in course.plain else _rounded(usual[key] * weeks * (5 + 2 * RESTS) * share)
        baseline = next((signal.begin for signal in course.signals if signal.key == key and signal.begin), None)
        set_target(
            stage.actor(lead.id),
            {
                "campaign_id": campaign.id, "metric_key": key, "start": first, "end": last, "owner_id": lead.id,
                "micros": to_micros(Decimal(str(value))), "profile": "weekday",
                "baseline_micros": None if baseline is None else to_micros(Decimal(str(baseline))),
            },
        )  # fmt: skip


def _rounded(value: float) -> int:
    """Return a figure as people promise it: two digits and noughts."""
    step: int = 10 ** max(0, len(str(int(value))) - 2)
    return max(step, round(value / step) * step)


def _cells(
    campaign_id: UUID, course: Course, places: Sequence[UUID | None], days: tuple[date, date], random: Random
) -> list[Cell]:
    found = []
    for at in range((days[1] - days[0]).days + 1):
        day = days[0] + timedelta(days=at)
        mood = random.uniform(0.75, 1.3) * (RESTS if day.weekday() > 4 else 1.0)
        for signal in course.signals:
            if signal.begin:
                value = Decimal(round(signal.begin + signal.daily * (at + random.uniform(-0.5, 0.5))))
                found.append(Cell(campaign_id, signal.key, day, day, value, places[0]))
                continue
            whole = signal.daily * mood * random.uniform(0.9, 1.1)
            for place, share in zip(places, (0.62, 0.38) if len(places) > 1 else (1.0,), strict=True):
                value = Decimal(int(whole * share * signal.steps + random.random())) / signal.steps
                found.append(Cell(campaign_id, signal.key, day, day, value, place))
    return found
