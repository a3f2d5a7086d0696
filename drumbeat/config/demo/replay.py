"""Loads the demo workspace: collects what happened, then replays it in the order of time under a frozen clock."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import orjson
from django.contrib.auth.hashers import make_password

from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.actions.campaign import Frame, NewCampaign, create_framed, update_campaign
from drumbeat.campaigns.actions.deliverable import update_deliverable
from drumbeat.campaigns.actions.program import create_program
from drumbeat.campaigns.furnishing import ORDER
from drumbeat.campaigns.models import Campaign, CampaignType, Program, Template
from drumbeat.campaigns.queries import deliverables, templates, types
from drumbeat.config.demo.crew import shape
from drumbeat.config.demo.dates import be_away, keep_plans
from drumbeat.config.demo.desk import desk_rows, desk_steps
from drumbeat.config.demo.frames import Outline, outlines, phases_behind, tasks_part
from drumbeat.config.demo.goals import Goals
from drumbeat.config.demo.numbers import measure
from drumbeat.config.demo.plan import write_plan
from drumbeat.config.demo.progress import Progress, Stages, Step
from drumbeat.config.demo.talk import say
from drumbeat.config.demo.values import value_of
from drumbeat.config.demo.voice import Voice, describe, speak
from drumbeat.config.demo.whatif import weigh
from drumbeat.identity.actions.bulk import NewPerson, add_people_in_bulk, give_passwords
from drumbeat.identity.actions.workspace import Founder, start_workspace
from drumbeat.identity.models import Person, Workspace
from drumbeat.identity.queries import actor_for
from drumbeat.kernel.actions import all_or_nothing, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import frozen, now
from drumbeat.phases.actions.phase import close_phase
from drumbeat.work.actions.bulk import NewRow, create_tasks_in_bulk
from drumbeat.work.actions.record import Worked, record_work
from drumbeat.work.templates import rows_of
from drumbeat.workflow.queries import stages_of

SEED = 20_260_105
PREPARED = timedelta(weeks=15)
FINISHED_AFTER = timedelta(weeks=5)
COMMENTED = 0.06
DOMAIN = "example.com"
ZONES = {"en": "Europe/London", "sv": "Europe/Stockholm", "zh-Hans": "Asia/Shanghai", "zh-Hant": "Asia/Taipei"}
_DATA = Path(__file__).resolve().parent / "data"
Data = Mapping[str, Any]
Told = Callable[[int, int], None]


@dataclass
class Stage:
    """The demo while it is being made."""

    data: Data
    workspace: Workspace
    today: date
    monday: date
    people: dict[str, Person]
    random: Random
    roles: dict[str, list[UUID]] = field(default_factory=dict)
    leads: list[Person] = field(default_factory=list)
    happened: list[tuple[datetime, int, Callable[[], object]]] = field(default_factory=list)
    sheets: dict[tuple[date, UUID], list[Worked]] = field(default_factory=dict)
    goals: Goals = field(init=False)
    templates: dict[UUID, Template] = field(default_factory=dict)
    voice: Voice | None = None
    _actors: dict[UUID, Actor] = field(default_factory=dict)
    _count: int = 0

    def __post_init__(self) -> None:
        self.goals = Goals(self)

    def on(self, day: date, act: Callable[[], object]) -> None:
        """Put something that happened on a day into the replay, some time during office hours."""
        at = datetime.combine(day, time(8, 0), UTC) + timedelta(minutes=self.random.randrange(480))
        self._count += 1
        heappush(self.happened, (at, self._count, act))

    def record(self, step: Step) -> None:
        """Let a person record work once a week, all of it together: everybody has a day for it."""
        weekday = [person.id for person in self.people.values()].index(step.person_id) % 5
        day = step.day + timedelta(days=(weekday - step.day.weekday()) % 7)
        day = max(step.day, min(day, self.today - timedelta(days=1)))
        key = (day, step.person_id)
        if key not in self.sheets:
            self.sheets[key] = []
            self.on(day, lambda: record_work(self.actor(step.person_id), self.sheets.pop(key)))
        self.sheets[key].append(step.worked)

    def actor(self, person_id: UUID) -> Actor:
        """Return a person as the actor of what happened; everybody works by role alone, so it is read once."""
        if person_id not in self._actors:
            person = next(each for each in self.people.values() if each.id == person_id)
            self._actors[person_id] = actor_for(person, self.workspace, via="command")
        return self._actors[person_id]


def load(language: str, password: str) -> Workspace:
    """Make the demo workspace in a language; every account gets the password. Takes some seconds."""
    data = _data(language)
    first = data["people"][0]
    founder = Founder(first["name"], address(first))
    with ThreadPoolExecutor(1) as beside, all_or_nothing():
        hashed = beside.submit(make_password, password)  # half a second, which another core has
        with frozen(_begin(now().date())):
            owner = start_workspace(data["company"], founder, language=language, time_zone=ZONES[language])
        workspace = Workspace.objects.get(pk=owner.workspace_id)
        head = actor_for(owner, workspace, via="command")
        fill(head)
        give_passwords(head, hashed.result())
    return workspace


def fill(owner: Actor, *, told: Told = lambda done, total: None) -> None:
    """Fill a new workspace, wholly or not at all, with the demo team's work; the owner takes the first part.

    The team's accounts can sign in by e-mailed code only. `told` hears how many days are done.
    """
    workspace = Workspace.objects.get(pk=owner.workspace_id)
    today = now().date()
    begin = _begin(today)
    with all_or_nothing():
        with frozen(begin + timedelta(hours=1)):
            stage = _gather(workspace, owner, today)
            stage.voice = describe(stage.actor(stage.leads[0].id))
            stage.templates = {row.type_id: row for row in reversed(templates(owner)) if row.type_id}
            programs = [_program(stage, each).id for each in stage.data["programs"]]
        stage.goals.begin()
        be_away(stage)
        kinds = {row.key.rsplit(".", 1)[1]: row for row in types(owner) if row.key}
        for index, outline in enumerate(outlines(stage.data, ORDER)):
            _plan(stage, outline, index, kinds[outline.kind], programs[outline.program], today)
        _run(stage, begin.date(), told)
        shape(stage)
        weigh(stage)


def company(language: str) -> str:
    """Return the name of the demo team's company."""
    return str(_data(language)["company"])


def address(person: Data) -> str:
    """Return the address of a person of the demo team, at a domain that receives no mail."""
    return f"{person['key']}@{DOMAIN}"


def desk_names(language: str) -> list[str]:
    """Return the names of the tasks the demo's owner finds on their desk."""
    return [str(name) for name in _data(language)["desk"]]


def owner_address(language: str) -> str:
    """Return the address of the demo's owner."""
    return address(_data(language)["people"][0])


def _data(language: str) -> Data:
    found: Data = orjson.loads((_DATA / f"{language}.json").read_bytes())
    return found


def _begin(today: date) -> datetime:
    return datetime.combine(monday_of(today) - timedelta(weeks=64), time(8, 0), UTC)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week, from which the demo counts its weeks."""
    return day - timedelta(days=day.weekday())


def _program(stage: Stage, each: Data) -> Program:
    dates = {"start": stage.monday - timedelta(weeks=52), "end": stage.monday + timedelta(weeks=26)}
    lead = stage.leads[stage.data["programs"].index(each) % len(stage.leads)]
    return create_program(stage.actor(stage.leads[0].id), {**each, **dates, "lead_id": lead.id})


def _gather(workspace: Workspace, owner: Actor, today: date) -> Stage:
    data = _data(workspace.language)
    rows = data["people"]
    others = [NewPerson(each["name"], address(each), each["role"]) for each in rows[1:]]
    first = Person.objects.get(workspace_id=workspace.id, pk=str(owner.person_id))
    team = [first, *add_people_in_bulk(owner, others)]
    people = {each["key"]: person for each, person in zip(rows, team, strict=True)}
    stage = Stage(data, workspace, today, monday_of(today), people, Random(SEED))  # noqa: S311  (a past, no secret)
    for each in rows:
        if each["does"] == "lead":
            stage.leads.append(people[each["key"]])
        else:
            stage.roles.setdefault(each["does"], []).append(people[each["key"]].id)
    for role, helper in HELPERS.items():
        stage.roles[role] = [*stage.roles[role], *stage.roles[helper]]
    for role, stand_in in STAND_INS.items():
        stage.roles.setdefault(role, stage.roles[stand_in])
    return stage


STAND_INS = {"seo": "analyst", "crm": "channel", "pr": "channel", "event": "channel", "product": "writer"}
"""In a small team one person fills several roles."""
HELPERS = {"designer": "web", "channel": "analyst"}
"""Who does every second campaign's part of a role that is too much for one: people who know it beside their own."""


def _plan(stage: Stage, outline: Outline, index: int, kind: CampaignType, program_id: UUID, today: date) -> None:
    launch = stage.monday + timedelta(weeks=outline.weeks, days=(1, 2, 3)[index % 3])
    lead = stage.leads[index % len(stage.leads)]
    start = min(launch - PREPARED, today - timedelta(days=9))
    stage.on(start, lambda: _make(stage, outline, index, kind, program_id, launch, lead, start, today))


def _make(
    stage: Stage,
    outline: Outline,
    index: int,
    kind: CampaignType,
    program_id: UUID,
    launch: date,
    lead: Person,
    start: date,
    today: date,
) -> None:
    actor = stage.actor(lead.id)
    template = stage.templates[kind.id]
    purpose = stage.data["purposes"][index % len(stage.data["purposes"])]
    about = stage.data["description"]
    new = NewCampaign(outline.name, kind.id, None, launch, start, lead.id, program_id, purpose, about)
    with transact(actor):
        frame = Frame(kind.workflow_id, {"deliverables": template.parts["deliverables"]})
        campaign = create_framed(actor, new, frame)
        speak(actor, stage.voice, campaign, outline)
        write_plan(stage, outline, actor, campaign, index)
        who = {role: ids[index % len(ids)] for role, ids in stage.roles.items()}
        rows, links = rows_of(actor, campaign, tasks_part(template.parts["tasks"], outline, stage.data), launch, who)
        calendar = working_calendar(actor.workspace_id)
        desk = [] if outline.past else desk_rows(outline.kind, stage.data["desk"], stage.leads[0].id, today, calendar)
        rows = [*(_dressed(stage, row, purpose) for row in rows), *(row for row, _ in desk)]
        ids = create_tasks_in_bulk(actor, campaign, rows, links)
    stages = _stages(actor, campaign)
    progress = Progress(stage.random, calendar, today, stages, lead.id)
    steps = progress.steps(rows, links, ids, past=outline.past, told=[row.key for row, _ in desk])
    for step in [*steps, *desk_steps(desk, ids, stages, calendar.add_days(today, -1))]:
        stage.record(step)
    _comment(stage, rows, ids, start)
    stage.goals.of_campaign(outline, campaign, launch, start)
    measure(stage, outline, campaign, launch, lead, index)
    if not outline.past:
        keep_plans(stage, campaign, lead, start)
    _close(stage, outline, campaign, launch, lead, today)


def _stages(actor: Actor, campaign: Campaign) -> Stages:
    flow = stages_of(actor, campaign.workflow_id)
    active = next((each for each in flow if each.is_under_way), flow[0])
    return Stages(active.id, next(each for each in flow if each.is_done).id)


def _comment(stage: Stage, rows: list[NewRow], ids: Mapping[str, UUID], start: date) -> None:
    """Let colleagues talk about some of the work, after it was planned."""
    for row in rows:
        if not row.people or stage.random.random() > COMMENTED:
            continue
        day = max(start, row.values["start"] or row.values["due"])
        if day >= stage.today:
            continue
        body = stage.random.choice(stage.data["comments"])
        author = stage.random.choice(list(stage.people.values())).id
        stage.on(day, partial(say, stage.actor(author), ids[row.key], body))


def _dressed(stage: Stage, row: NewRow, purpose: str) -> NewRow:
    """Add what people put on cards: tags, checklists, a purpose."""
    values: dict[str, Any] = {**row.values, "purpose": purpose}
    tags = list(row.tags)
    if row.parent_key and row.values["kind"] == "task":
        if stage.random.random() < 0.12:
            tags.append(stage.random.choice(stage.data["tags"]))
        if stage.random.random() < 0.15:
            lines = stage.data["checklist"]
            values["checklist"] = [
                {"id": f"c{number}", "text": text, "done": stage.random.random() < 0.4}
                for number, text in enumerate(lines)
            ]
    return NewRow(row.key, row.name, row.parent_key, row.stage_id, values, row.people, tags)


def _close(stage: Stage, outline: Outline, campaign: Campaign, launch: date, lead: Person, today: date) -> None:
    """Fill in what the team knows of a campaign, and end it when it is past."""
    day = min(launch + FINISHED_AFTER, today - timedelta(days=3))

    def settle() -> None:
        actor = stage.actor(lead.id)
        values: dict[str, Any] = {"fields": value_of(stage, "campaign", campaign, actor)}
        if outline.past:
            values["end"] = launch + FINISHED_AFTER
        update_campaign(actor, campaign.id, values)
        state = {"plan": "idea", "produce": "in_progress", "publish": "approved"}.get(outline.phase, "live")
        fields = value_of(stage, "deliverable", campaign, actor)
        for row in deliverables(actor, campaign.id):
            changes = {"state": state, "owner_id": stage.random.choice(stage.roles["writer"]), "fields": fields}
            update_deliverable(actor, row.id, changes)
        for phase in phases_behind(outline):
            close_phase(actor, campaign.id, phase, stage.data["override"])

    stage.on(day, settle)


def _run(stage: Stage, first: date, told: Told) -> None:
    """Replay in the order of time; what happens may add to what comes later."""
    last = first
    while stage.happened:
        at, _, act = heappop(stage.happened)
        if at.date() > last:
            last = at.date()
            told((last - first).days, (stage.today - first).days)
        with frozen(at):
            act()
