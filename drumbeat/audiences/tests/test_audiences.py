import pytest

from drumbeat.audiences.actions.audience import (
    create_audience,
    remove_audiences,
    restore_audiences,
    update_audience,
)
from drumbeat.audiences.queries import audiences, channels_of, channels_reached, find_audience, names_of
from drumbeat.audiences.tests.factories import make_persona, make_profile
from drumbeat.channels.tests.factories import make_channel, shipped_channel
from drumbeat.kernel.actions import transact
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import ChangedSince, Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def seq(actor) -> int:
    return StoredEvent.objects.filter(workspace_id=actor.workspace_id).count()


def test_a_persona_is_described_with_each_segment_and_channel_once(manager):
    blog, profile = shipped_channel(manager, "blog"), make_profile(manager)
    row = make_persona(
        manager,
        " Ines ",
        parent_id=profile.id,
        problem="Too little time",
        journey={"awareness": " Searches at night ", "decision": " "},
        segments=["18–24", "18-24"],
        channel_ids=[blog.id, blog.id],
    )
    assert (row.name, row.segments, row.journey) == ("Ines", ["18–24"], {"awareness": "Searches at night"})
    assert channels_of([row.id]) == {row.id: [blog.id]}
    assert [each.id for each in audiences(manager)] == [profile.id, row.id]


def test_only_a_profile_has_personas(manager):
    ines = make_persona(manager)
    with pytest.raises(Invalid):
        make_persona(manager, "Otto", parent_id=ines.id)
    with pytest.raises(NotFound):
        make_persona(manager, "Otto", parent_id=manager.workspace_id)
    profile = make_profile(manager)
    make_persona(manager, "Otto", parent_id=profile.id)
    with pytest.raises(Invalid):
        update_audience(manager, profile.id, {"kind": "persona"})
    with pytest.raises(Conflict) as refused:
        remove_audiences(manager, [profile.id])
    assert refused.value.facts == {"name": profile.name, "count": 1}


def test_values_and_channels_change_once_and_only_the_same_field_conflicts(manager):
    row, magazine = make_persona(manager), make_channel(manager)
    base = seq(manager)
    update_audience(manager, row.id, {"problem": "Waste", "channel_ids": [magazine.id]})
    before = seq(manager)
    update_audience(manager, row.id, {"problem": "Waste", "channel_ids": [magazine.id, magazine.id]})
    assert seq(manager) == before
    assert update_audience(manager, row.id, {"summary": "Runs a shop"}, base).problem == "Waste"
    with pytest.raises(ChangedSince):
        update_audience(manager, row.id, {"channel_ids": []}, base)


def test_a_persona_is_reached_where_its_profile_is_until_it_has_channels_of_its_own(manager):
    blog, magazine = shipped_channel(manager, "blog"), make_channel(manager)
    profile = make_profile(manager, channel_ids=[blog.id])
    row = make_persona(manager, parent_id=profile.id)
    assert channels_reached([row]) == {row.id: [blog.id]}
    update_audience(manager, row.id, {"channel_ids": [magazine.id]})
    assert channels_reached([row]) == {row.id: [magazine.id]}


def test_a_removed_audience_keeps_its_name_and_comes_back(manager):
    row = make_persona(manager)
    remove_audiences(manager, [row.id])
    before = seq(manager)
    remove_audiences(manager, [row.id])
    assert seq(manager) == before and names_of(manager, [row.id]) == {row.id: "Ines"}
    with pytest.raises(NotFound):
        find_audience(manager, row.id)
    restore_audiences(manager, [row.id])
    assert find_audience(manager, row.id).name == "Ines"


def test_what_was_done_to_audiences_is_undone(manager):
    row, gone, blog = make_persona(manager), make_persona(manager, "Otto"), shipped_channel(manager, "blog")
    with transact(manager), small_batch(manager, "edit", "audiences") as batch:
        update_audience(manager, row.id, {"name": "Ida", "segments": ["18-24"], "channel_ids": [blog.id]})
        remove_audiences(manager, [gone.id])
        new = make_profile(manager)
        update_audience(manager, row.id, {"parent_id": new.id})
    undo_batch(manager, batch.id)
    found = find_audience(manager, row.id)
    assert (found.name, found.segments, found.parent_id, channels_of([row.id])) == ("Ines", [], None, {})
    assert {each.name for each in audiences(manager)} == {"Ines", "Otto"}


def test_members_describe_audiences_and_managers_remove_them(cast):
    member, row = cast.actor("legal"), make_persona(cast.actor("legal"))
    assert update_audience(member, row.id, {"problem": "Waste"}).problem == "Waste"
    with pytest.raises(NotAllowed):
        remove_audiences(member, [row.id])
    with pytest.raises(NotAllowed):
        create_audience(cast.actor("intern"), {"kind": "icp", "name": "Mine"})
    for role in ("guest", "stranger"):
        with pytest.raises(NotFound):
            update_audience(cast.actor(role), row.id, {"name": "Theirs"})
