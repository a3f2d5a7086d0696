"""Phases close by their checks or with a reason, reopen on the way back; briefs and exit checks as people edit them."""

from datetime import date
from uuid import UUID

import pytest

from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.campaigns.queries import find_campaign, types
from drumbeat.campaigns.tests.factories import make_campaign, make_type
from drumbeat.channels.actions import create_channel
from drumbeat.identity.offers import furnishings
from drumbeat.identity.queries import system_actor_of
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.phases import rules
from drumbeat.phases.actions import brief, exit_check, phase
from drumbeat.phases.models import ExitCheck, PhaseClosing
from drumbeat.phases.outputs import brief_out
from drumbeat.phases.queries import brief_of, check_states, exit_checks


@pytest.fixture
def campaign(cast: Cast) -> UUID:
    """A campaign of a type without exit checks."""
    manager = cast.actor("manager")
    return make_campaign(manager).id


def check(cast: Cast, campaign: UUID, **values: object) -> ExitCheck:
    """An exit check of the campaign's type."""
    manager = cast.actor("manager")
    type_id = find_campaign(manager, campaign).type_id
    return exit_check.add_exit_check(manager, type_id, {"phase": "plan", "name": "Agreed", **values})


def test_a_phase_without_checks_closes_and_the_last_finishes(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    for each in rules.PHASES:
        phase.close_phase(manager, campaign, each)
    assert find_campaign(manager, campaign).state == "finished"
    assert [row.phase for row in PhaseClosing.objects.order_by("created_at")] == list(rules.PHASES)
    with pytest.raises(Conflict, match="not_present"):
        phase.close_phase(manager, campaign, "learn")


def test_a_required_check_holds_it_open_until_ticked(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    needed = check(cast, campaign)
    check(cast, campaign, name="Nice to have", required=False)
    with pytest.raises(Conflict) as refused:
        phase.close_phase(manager, campaign, "plan")
    assert refused.value.facts["checks"] == ["Agreed"] and not PhaseClosing.objects.exists()
    for _ in range(2):
        phase.mark_check(cast.actor("legal"), campaign, needed.id)
    assert StoredEvent.objects.filter(kind="exit_check.marked").count() == 1
    closing = phase.close_phase(manager, campaign, "plan", "not needed")
    assert closing.reason == "" and find_campaign(manager, campaign).phase == "produce"


def test_an_override_keeps_its_reason_and_what_was_missing(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    check(cast, campaign)
    closing = phase.close_phase(manager, campaign, "plan", " The board decided on Monday ")
    event = StoredEvent.objects.filter(kind="phase.closed").get()
    assert closing.reason == "The board decided on Monday" and event.facts["overridden"] == ["Agreed"]
    with pytest.raises(Invalid):
        phase.close_phase(manager, campaign, "produce", "x" * 2001)


def test_moving_by_another_way_meets_the_same_guard(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    check(cast, campaign, phase="produce")
    with pytest.raises(Conflict, match="checks_unmet"):
        update_campaign(manager, campaign, {"phase": "publish"})
    assert find_campaign(manager, campaign).phase == "plan" and not PhaseClosing.objects.exists()
    update_campaign(manager, campaign, {"phase": "produce"})
    assert [row.phase for row in PhaseClosing.objects.all()] == ["plan"]


def test_going_back_reopens_what_was_closed_since(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    for each in ("plan", "produce"):
        phase.close_phase(manager, campaign, each)
    phase.reopen_phase(manager, campaign, "plan")
    assert find_campaign(manager, campaign).phase == "plan"
    assert not PhaseClosing.objects.filter(reopened_at__isnull=True).exists()
    with pytest.raises(Conflict, match="not_closed"):
        phase.reopen_phase(manager, campaign, "plan")


def test_rules_compute_and_take_no_tick(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    computed = check(cast, campaign, name="Launch is set", rule="launch_set")
    with pytest.raises(Conflict, match="computed"):
        phase.mark_check(manager, campaign, computed.id)
    assert not check_states(manager, find_campaign(manager, campaign))[0].met
    update_campaign(manager, campaign, {"launch": date(2027, 3, 1)})
    assert check_states(manager, find_campaign(manager, campaign))[0].met
    other = make_type(manager).id
    foreign = exit_check.add_exit_check(manager, other, {"phase": "plan", "name": "Elsewhere"})
    with pytest.raises(Conflict, match="other_type"):
        phase.mark_check(manager, campaign, foreign.id)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": " "}, "name"), ({"name": "x" * 161}, "name"), ({"phase": "later"}, "phase"), ({"rule": "none"}, "rule")],
)
def test_a_bad_exit_check_is_named(cast: Cast, campaign: UUID, values: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check(cast, campaign, **values)
    assert refused.value.fields is not None and list(refused.value.fields) == [field]


def test_exit_checks_change_go_and_come_back(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    row = check(cast, campaign)
    with small_batch(manager, "change", "checks") as batch:
        exit_check.update_exit_check(manager, row.id, {"name": "Agreed by legal", "required": False})
        exit_check.update_exit_check(manager, row.id, {"name": "Agreed by legal", "required": False})
        exit_check.remove_exit_checks(manager, [row.id])
    assert exit_checks(manager, row.type_id) == []
    with pytest.raises(NotFound):
        exit_check.remove_exit_checks(manager, [row.id])
    undo_batch(manager, batch.id)
    assert [(each.name, each.required) for each in exit_checks(manager, row.type_id)] == [("Agreed", True)]
    with pytest.raises(NotAllowed):
        exit_check.update_exit_check(cast.actor("legal"), row.id, {"name": "Mine"})


def test_a_brief_begins_empty_and_merges(cast: Cast, campaign: UUID) -> None:
    manager = cast.actor("manager")
    assert brief_of(manager, find_campaign(manager, campaign)).scope_in == ""
    chosen = [create_channel(manager, {"name": name}).id for name in ("Press", "Radio")]
    with small_batch(manager, "change", "brief") as batch:
        brief.update_brief(manager, campaign, {"scope_in": " Press ", "channel_ids": [*chosen, chosen[0]]})
        brief.update_brief(manager, campaign, {"scope_out": "Radio", "budget_minor": 120000, "budget_currency": "SEK"})
        brief.update_brief(manager, campaign, {"step": "audience"})
    assert StoredEvent.objects.filter(kind="brief.updated").count() == 2
    stored = brief_of(manager, find_campaign(manager, campaign))
    assert (stored.scope_in, stored.scope_out, stored.step) == ("Press", "Radio", "audience")
    assert brief_out(manager, stored, 0)["channel_ids"] == chosen
    undo_batch(manager, batch.id)
    stored = brief_of(manager, find_campaign(manager, campaign))
    assert (stored.scope_in, stored.budget_minor, brief_out(manager, stored, 0)["channel_ids"]) == ("", None, [])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"budget_minor": -1}, "budget_minor"),
        ({"budget_currency": "kr"}, "budget_currency"),
        ({"scope_in": "x" * 20_001}, "scope_in"),
        ({"skipped": ["fun"]}, "skipped"),
        ({"step": "fun"}, "step"),
    ],
)
def test_a_bad_brief_is_named(cast: Cast, campaign: UUID, values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        brief.update_brief(cast.actor("manager"), campaign, values)
    assert refused.value.fields is not None and list(refused.value.fields) == [field]


def test_money_of_a_brief_is_hidden_from_those_who_see_none(cast: Cast, campaign: UUID) -> None:
    manager, intern = cast.actor("manager"), cast.actor("intern")
    brief.update_brief(manager, campaign, {"budget_minor": 5000, "budget_currency": "EUR"})
    shown = brief_out(intern, brief_of(intern, find_campaign(intern, campaign)), 0)
    assert (shown["budget_minor"], shown["budget_currency"], shown["sees_money"]) == (None, "", False)
    with pytest.raises(NotAllowed):
        brief.update_brief(intern, campaign, {"scope_in": "x"})


def test_every_shipped_type_comes_with_checks_of_all_phases(cast: Cast) -> None:
    system = system_actor_of(cast.actor("owner").workspace_id)
    for furnishing in sorted(furnishings.values(), key=lambda each: each.order):
        if furnishing.area in ("campaigns", "phases"):
            furnishing.furnish(system)
    shipped = types(system)
    found = {kind.key: {row.phase for row in exit_checks(system, kind.id)} for kind in shipped}
    assert len(found) == 9 and set(map(frozenset, found.values())) == {frozenset(rules.PHASES)}
    event = next(kind for kind in shipped if kind.key == "campaigns.type.event")
    assert "The stand is booked" in [row.name for row in exit_checks(system, event.id)]
