"""Many tasks and links at once: templates, imports and the demo write through here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import value_checker
from drumbeat.identity.queries import require_people
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import chunks
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import spread
from drumbeat.kernel.raw.select import select_value, select_values
from drumbeat.kernel.raw.writes import insert_rows, insert_values
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy, rules
from drumbeat.work.actions.task import FIELDS, parents, ref, settle
from drumbeat.work.models import Dependency, Tag, Task, TaskAssignee, TaskTag
from drumbeat.work.queries.tasks import circle_told, find_tasks
from drumbeat.workflow.queries import first_stage, stages_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.workflow.models import Stage

AT_ONCE = 500


@dataclass(frozen=True)
class NewRow:
    """A task to be made; `key` names it within the call, `parent_key` another row or a task of `known`."""

    key: str
    name: str
    parent_key: str | None = None
    stage_id: UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    people: Sequence[UUID] = ()
    tags: Sequence[str] = ()
    external_id: str = ""


@dataclass(frozen=True)
class NewLink:
    """A dependency to be made between two keys; `lag_minutes` are working minutes."""

    pred_key: str
    succ_key: str
    kind: str = "FS"
    lag_minutes: int = 0


def create_tasks_in_bulk(
    actor: Actor,
    campaign: "Campaign",
    rows: Sequence[NewRow],
    links: Sequence[NewLink] = (),
    *,
    known: Mapping[str, UUID] | None = None,
    tool: str = "",
    written: Callable[[int], None] = lambda count: None,
) -> dict[str, UUID]:
    """Create tasks and links under the current batch and return the ids by key.

    All is checked before the first row is written; then parents come before children, in transactions of at most
    `AT_ONCE` rows (one, when called inside an action). `known` gives the ids of tasks there are that rows and links
    may name; `tool` marks rows with an `external_id`; `written(count)` is told what each transaction made.
    Raises Invalid or Conflict naming the row's key, NotFound for people, stages and tasks the actor does not see.
    """
    require(actor, policy.CREATE_TASK, campaign)
    plan = _Plan(actor, campaign, rows, links, dict(known or {}), tool)
    for part in chunks(plan.tasks, AT_ONCE):
        _write_tasks(actor, plan, part)
        written(len(part))
    for some in chunks(plan.links, AT_ONCE):
        _write_links(actor, plan, some)
        written(len(some))
    return plan.ids


class _Plan:
    """Rows checked and ready to be written, parents first."""

    def __init__(
        self,
        actor: Actor,
        campaign: "Campaign",
        rows: Sequence[NewRow],
        links: Sequence[NewLink],
        known: dict[str, UUID],
        tool: str,
    ) -> None:
        self.rows = {row.key: row for row in rows}
        if len(self.rows) < len(rows) or self.rows.keys() & known.keys():
            raise Invalid("work.key_twice")
        self.known = {task.id: task for task in find_tasks(actor, known.values())}
        self.ids = {**known, **{row.key: new_id() for row in rows}}
        self.links = links
        self.check_fields = value_checker(actor, "task", campaign)
        self.named_people: list[UUID] = []
        stages = {stage.id: stage for stage in stages_of(actor, campaign.workflow_id)}
        start = first_stage(campaign.workflow_id)
        last = select_value(Task, Q(campaign_id=campaign.id), "rank", ("-rank",))
        ranks = dict(zip(self.rows, spread(len(rows), after=last), strict=True))
        order = self._parents_first()
        self._check_links(actor, campaign.name)
        self.tasks = [
            (self._task(actor, campaign, self.rows[key], ranks[key], stages, start, tool), self.rows[key])
            for key in order
        ]
        self.made = {task.id: task for task, _ in self.tasks}
        require_people(actor, chain(self.named_people, *(row.people for row in rows)))

    def end(self, key: str) -> Task:
        """Return the task a link's key names."""
        pk = self.ids[key]
        return self.made[pk] if pk in self.made else self.known[pk]

    def _parents_first(self) -> list[str]:
        order: list[str] = []
        placed: set[str] = set()
        for row in self.rows.values():
            line: list[str] = []
            at: str | None = row.key
            while at is not None and at in self.rows and at not in placed:
                if at in line:
                    raise Conflict("work.parent_cycle", key=row.key, name=row.name)
                line.append(at)
                at = self.rows[at].parent_key
            if at is not None and at not in self.ids:
                raise Invalid("work.unknown_key", key=row.key, names=at)
            order += reversed(line)
            placed.update(line)
        return order

    def _task(
        self,
        actor: Actor,
        campaign: "Campaign",
        row: NewRow,
        rank: str,
        stages: "Mapping[UUID, Stage]",
        start: "Stage",
        tool: str,
    ) -> Task:
        own = {name: row.values[name] for name in (*FIELDS, "completed_at") if name in row.values}
        try:
            own["name"] = rules.clean_name(row.name)
            rules.check_task(own)
            self.named_people += self.check_fields(own.get("fields") or {})
        except Invalid as error:
            raise Invalid(error.code, fields=error.fields, key=row.key, name=row.name) from None
        stage = stages.get(row.stage_id) if row.stage_id else start
        if stage is None:
            raise Conflict("work.stage_of_other_campaign", key=row.key)
        parent_id = self.ids[row.parent_key] if row.parent_key else None
        if parent_id in self.known and self.known[parent_id].campaign_id != campaign.id:
            raise Conflict("work.parent_of_other_campaign", key=row.key)
        task = Task(
            id=self.ids[row.key],
            workspace_id=actor.workspace_id,
            scope_id=campaign.scope_id,
            campaign_id=campaign.id,
            stage_id=stage.id,
            parent_id=parent_id,
            rank=rank,
            created_by_id=actor.person_id,
            external_tool=tool if row.external_id else "",
            external_id=row.external_id[:200],
            **own,
        )
        settle(actor, task, stage)
        return task

    def _check_links(self, actor: Actor, campaign: str) -> None:
        pairs: set[tuple[str, str]] = set()
        for link in self.links:
            unknown = next((key for key in (link.pred_key, link.succ_key) if key not in self.ids), None)
            if unknown is not None:
                raise Invalid("work.unknown_key", names=unknown)
            pair = (link.pred_key, link.succ_key)
            if pair in pairs or link.pred_key == link.succ_key:
                raise Conflict("work.dependency_self" if pair[0] == pair[1] else "work.dependency_twice", key=pair[1])
            rules.check_link(link.kind, link.lag_minutes)
            pairs.add(pair)
        for task in self.known.values():
            require(actor, policy.LINK_TASK, task)
        links = [(self.ids[a], self.ids[b]) for a, b in pairs]
        parents = {self.ids[key]: row.parent_key and self.ids[row.parent_key] for key, row in self.rows.items()}
        places = rules.circle(rules.places([*links, *self._present_links(actor)], parents))
        circle = list(dict.fromkeys(task_id for task_id, _ in places))
        if circle:
            new = {self.ids[key]: {"task": row.name, "campaign": campaign} for key, row in self.rows.items()}
            told = [new.get(pk) or seen for pk, seen in zip(circle, circle_told(actor, circle), strict=True)]
            raise Conflict("work.dependency_cycle", cycle=told)

    def _present_links(self, actor: Actor) -> list[tuple[UUID, UUID]]:
        """Links there are matter only when a new link ends in a task there is."""
        if not any(self.ids[link.succ_key] in self.known for link in self.links):
            return []
        rows = Dependency.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
        return list(rows.values_list("pred_id", "succ_id"))


@action
def _write_tasks(actor: Actor, plan: _Plan, part: Sequence[tuple[Task, NewRow]]) -> None:
    insert_rows([task for task, _ in part])
    insert_values(
        TaskAssignee,
        ("workspace_id", "task_id", "person_id"),
        [(actor.workspace_id, task.id, pk) for task, row in part for pk in dict.fromkeys(row.people)],
    )
    _write_tags(actor, part)
    for task, _ in part:
        emit(
            events.TaskCreated(
                subject=ref(task), scope_id=task.scope_id, parents=parents(task), facts={"name": task.name}
            )
        )


def _tags(actor: Actor) -> dict[str, UUID]:
    return dict(select_values(Tag, Q(workspace_id=actor.workspace_id), ("name", "id")))


def _write_tags(actor: Actor, part: Sequence[tuple[Task, NewRow]]) -> None:
    words = {
        task.id: list(dict.fromkeys(word.strip()[:80] for word in row.tags if word.strip()))[: rules.MOST_TAGS]
        for task, row in part
    }
    wanted = list(dict.fromkeys(chain.from_iterable(words.values())))
    if not wanted:
        return
    tags = _tags(actor)
    new = [Tag(workspace_id=actor.workspace_id, name=word) for word in wanted if word not in tags]
    if new:
        Tag.objects.bulk_create(new, ignore_conflicts=True)
        tags = _tags(actor)
    insert_values(
        TaskTag,
        ("workspace_id", "task_id", "tag_id"),
        [(actor.workspace_id, task_id, tags[word]) for task_id, listed in words.items() for word in listed],
    )


@action
def _write_links(actor: Actor, plan: _Plan, some: Sequence[NewLink]) -> None:
    made = []
    for link in some:
        pred, succ = plan.end(link.pred_key), plan.end(link.succ_key)
        pk = new_id()
        made.append((pk, actor.workspace_id, succ.scope_id, pred.id, succ.id, link.kind, link.lag_minutes))
        campaigns = dict.fromkeys((pred.campaign_id, succ.campaign_id))
        above = (*(Ref("campaign", pk) for pk in campaigns), ref(pred), ref(succ))
        facts = {"pred_id": pred.id, "succ_id": succ.id}
        subject = Ref("dependency", pk)
        emit(events.DependencyAdded(subject=subject, scope_id=succ.scope_id, parents=above, facts=facts))
    insert_values(Dependency, ("id", "workspace_id", "scope_id", "pred_id", "succ_id", "kind", "lag_minutes"), made)
