"""The goals of the demo team, what they rest on, and how they were approved, told of and closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import orjson

from drumbeat.approvals.actions import decide_approval, request_approval
from drumbeat.evidence.actions import add_evidence, cite_evidence
from drumbeat.goals.actions.goal import create_goal, update_goal
from drumbeat.goals.actions.standing import close_goal, post_goal_update
from drumbeat.goals.templates import templates_for
from drumbeat.kernel.actor import Actor

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.config.demo.frames import Outline
    from drumbeat.identity.models import Person, Workspace

_DATA = Path(__file__).resolve().parent / "data"
BEGUN = timedelta(weeks=63)
OWNER = "mira"
WAITS, DRAFT = "pr", "social"
"""The running campaigns whose goal waits for the owner's decision, and whose goal is a draft with gaps."""


class Stage(Protocol):
    """What of the demo being made is used here."""

    workspace: "Workspace"
    today: date
    monday: date
    people: dict[str, "Person"]
    random: Random

    def on(self, day: date, act: Callable[[], None]) -> None:
        """Put something that happened on a day into the replay."""

    def actor(self, person_id: UUID) -> Actor:
        """Return a person as the actor of what happened."""


@dataclass(frozen=True)
class Aim:
    """What a type's campaigns aim at: the shipped goal, its usual size, and which goal above it serves."""

    template: str
    baseline: int
    usual: int
    above: str


AIMS: Mapping[str, Aim] = {
    "content": Aim("leads", 0, 320, "demand"),
    "search": Aim("search_clicks", 0, 9000, "reach"),
    "social": Aim("social_reach", 0, 40000, "reach"),
    "email": Aim("email_click_rate", 2, 4, "loyal"),
    "advertising": Aim("leads", 0, 280, "demand"),
    "event": Aim("event_leads", 0, 240, "demand"),
    "launch": Aim("leads", 0, 450, "demand"),
    "webinar": Aim("leads", 0, 150, "demand"),
    "pr": Aim("pr_reach", 0, 60000, "reach"),
}
ABOVE = (
    ("growth", "company", None, "new_leads", 0, 6000, "goals"),
    ("known", "company", None, "awareness", 34, 41, "manual"),
    ("loyal", "company", None, "retention", 71, 76, "manual"),
    ("demand", "department", "growth", "new_leads", 0, 6000, "goals"),
    ("reach", "department", "known", "reach", 0, 250000, "goals"),
)
"""Key, level, the goal above, metric, baseline, target, where progress comes from; the words are in the data."""


class Goals:
    """Writes the demo's goals into the replay, those above first."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.words = words(stage.workspace.language)
        self.ids: dict[str, UUID] = {}

    def begin(self) -> None:
        """Put the goals above campaigns and the library of evidence at the beginning."""
        first = self.stage.monday - BEGUN
        self.stage.on(first, self._write_above)
        for piece in self.words["evidence"]:
            observed = self.stage.today - timedelta(days=piece["days"])
            self.stage.on(observed, partial(self._collect, piece, observed))

    def of_campaign(self, outline: "Outline", campaign: "Campaign", launch: date, start: date) -> None:
        """Give a campaign its goal a few days after it began; a past one's is closed with its result."""
        day = min(start + timedelta(days=3), self.stage.today - timedelta(days=5))
        self.stage.on(day, lambda: self._write(outline, campaign, launch, day))

    def _actor(self, key: str) -> Actor:
        return self.stage.actor(self.stage.people[key].id)

    def _write_above(self) -> None:
        director = self._actor("jonas")
        for key, level, above, metric, baseline, target, source in ABOVE:
            name, statement = self.words["above"][key]
            values = {
                "level": level, "name": name, "statement": statement, "kind": KINDS[key], "metric_key": metric,
                "unit": "percent" if metric in ("awareness", "retention") else "number", "baseline": Decimal(baseline),
                "target": Decimal(target), "start": self.stage.monday - timedelta(weeks=26),
                "due": self.stage.monday + timedelta(weeks=26), "progress_source": source,
                "owner_id": director.person_id, "parent_id": self.ids.get(above or ""),
            }  # fmt: skip
            goal = create_goal(director, values)
            self.ids[key] = goal.id
            self._agree(director, goal.id)
        for key, value in (("known", Decimal("36.5")), ("loyal", Decimal(74))):
            update_goal(director, self.ids[key], {"current": value})
            self._tell(director, self.ids[key], "on_track", 1)

    def _collect(self, piece: Mapping[str, Any], observed: date) -> None:
        analyst = self._actor("dae")
        value = Decimal(piece["value"]) if "value" in piece else None
        own = {name: piece[name] for name in ("kind", "title", "summary", "source", "reliability")}
        made = add_evidence(analyst, {**own, "observed_on": observed, "value": value})
        if "above" in piece:
            cite_evidence(analyst, made.id, "goal", self.ids[piece["above"]])

    def _write(self, outline: "Outline", campaign: "Campaign", launch: date, day: date) -> None:
        aim, chance = AIMS[outline.kind], self.stage.random
        manager = self._actor(chance.choice(("priya", "tom", "lina")))
        offered = templates_for(outline.kind, self.stage.workspace.language)
        template = next(each for each in offered if each["key"] == aim.template)
        own = {name: template[name] for name in ("kind", "name", "statement", "metric_key", "direction", "unit")}
        draft = outline.kind == DRAFT and not outline.past
        target = Decimal(round(aim.usual * chance.uniform(0.8, 1.3), -1 if aim.usual > 10 else 0))
        values = {
            **own, "level": "campaign", "campaign_id": campaign.id, "start": day,
            "due": None if draft else launch + timedelta(weeks=5), "target": target,
            "baseline": None if draft else Decimal(aim.baseline), "owner_id": None if draft else manager.person_id,
            "parent_id": None if draft or outline.past else self.ids[aim.above],
        }  # fmt: skip
        goal = create_goal(manager, values)
        if draft:
            return
        if outline.kind == WAITS and not outline.past:
            self._ask(manager, goal.id)
            return
        self._agree(manager, goal.id)
        self._follow(outline, manager, goal.id, aim, target)

    def _follow(self, outline: "Outline", manager: Actor, goal_id: UUID, aim: Aim, target: Decimal) -> None:
        """Tell of the goal as the campaign went; what is past is closed by how much of the way was made."""
        chance, last = self.stage.random, self.stage.today - timedelta(days=2)
        share = chance.uniform(0.55, 1.2) if outline.past else chance.uniform(0.15, 0.7)
        reached = round(aim.baseline + (target - aim.baseline) * Decimal(share), 0 if aim.usual > 10 else 1)
        if not outline.past:
            course = chance.choice(("on_track", "on_track", "at_risk", "off_track"))
            self.stage.on(last, lambda: self._move(manager, goal_id, reached, course))
            return
        outcome = "achieved" if reached >= target else "partial" if share > 0.75 else "missed"
        ended = min(self.stage.monday + timedelta(weeks=outline.weeks + 5), last)

        def end() -> None:
            update_goal(manager, goal_id, {"current": reached})
            close_goal(manager, goal_id, outcome, chance.choice(self.words["lessons"]))

        self.stage.on(ended, end)

    def _move(self, actor: Actor, goal_id: UUID, reached: Decimal, course: str) -> None:
        update_goal(actor, goal_id, {"current": reached})
        self._tell(actor, goal_id, course, 0)

    def _tell(self, actor: Actor, goal_id: UUID, course: str, place: int) -> None:
        post_goal_update(actor, goal_id, course, self.words["updates"][course][place])

    def _agree(self, asking: Actor, goal_id: UUID) -> None:
        asked = self._ask(asking, goal_id)
        decide_approval(self._actor(OWNER), asked, "approved")

    def _ask(self, asking: Actor, goal_id: UUID) -> UUID:
        return request_approval(asking, "goal", goal_id, [self.stage.people[OWNER].id], self.words["ask"]).id


KINDS: Mapping[str, str] = {
    "growth": "lead_generation", "known": "awareness", "loyal": "retention", "demand": "lead_generation",
    "reach": "new_audience",
}  # fmt: skip


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return what the goals of the demo say in a language."""
    found: Mapping[str, Any] = orjson.loads((_DATA / f"goals.{language}.json").read_bytes())
    return found
