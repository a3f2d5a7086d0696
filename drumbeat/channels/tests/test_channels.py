from dataclasses import replace

import pytest

from drumbeat.channels.actions import create_channel, move_channel, remove_channels, restore_channels, update_channel
from drumbeat.channels.furnishing import catalogue
from drumbeat.channels.offers import STAGES
from drumbeat.channels.queries import channels, channels_by_word, find_channel, names_of, require_channels
from drumbeat.channels.tests.factories import make_channel, shipped_channel
from drumbeat.kernel.actions import transact
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import ChangedSince, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.texts import LANGUAGES, text
from drumbeat.kernel.undo import undo_batch

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def seq(actor) -> int:
    return StoredEvent.objects.filter(workspace_id=actor.workspace_id).count()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_workspace_has_the_shipped_channels_in_the_readers_language(manager, language):
    shown = channels(replace(manager, language=language))
    assert [row.name for row in shown] == [text(data["key"], language) for data in catalogue()]
    assert all(row.journey_stages and set(row.journey_stages) <= set(STAGES) for row in shown)
    assert all(row.formats and not any("channels." in name for name in row.formats) for row in shown)


def test_a_channel_is_created_at_the_end_with_each_format_once(manager):
    row = create_channel(manager, {"name": " Our  magazine ", "formats": ["Story", "story", "Cover"], "lead_days": 15})
    assert (row.name, row.formats, row.key) == ("Our magazine", ["Story", "Cover"], "")
    assert channels(manager)[-1].id == row.id
    with pytest.raises(Invalid):
        create_channel(manager, {"name": " "})


def test_a_shipped_format_chosen_in_one_language_is_read_in_every_other(manager):
    row = make_channel(manager, formats=["Stående video", "Our cover"])
    assert find_channel(replace(manager, language="sv"), row.id).formats == ["Stående video", "Our cover"]
    assert find_channel(replace(manager, language="zh-Hans"), row.id).formats == ["竖版视频", "Our cover"]


def test_values_change_once_and_a_new_name_is_kept_in_every_language(manager):
    row = shipped_channel(manager, "linkedin")
    changed = update_channel(manager, row.id, {"lead_days": 4, "journey_stages": ["decision", "awareness"]})
    assert (changed.lead_days, changed.journey_stages, changed.key) == (4, ["awareness", "decision"], row.key)
    before = seq(manager)
    update_channel(manager, row.id, {"lead_days": 4, "name": row.name})
    assert seq(manager) == before
    renamed = update_channel(manager, row.id, {"name": "Our LinkedIn"})
    assert renamed.key == "" and names_of(replace(manager, language="zh-Hans"), [row.id])[row.id] == "Our LinkedIn"


def test_only_the_same_field_conflicts(manager):
    row = make_channel(manager)
    base = seq(manager)
    update_channel(manager, row.id, {"lead_days": 9})
    assert update_channel(manager, row.id, {"cost_model": "flat"}, base).cost_model == "flat"
    with pytest.raises(ChangedSince):
        update_channel(manager, row.id, {"lead_days": 3}, base)


def test_a_channel_moves_before_another_or_to_the_end(manager):
    first, *_, last = channels(manager)
    move_channel(manager, last.id, first.id)
    assert [channels(manager)[0].id, channels(manager)[1].id] == [last.id, first.id]
    move_channel(manager, last.id, None)
    assert channels(manager)[-1].id == last.id
    with pytest.raises(NotFound):
        move_channel(manager, last.id, manager.workspace_id)


def test_a_removed_channel_keeps_its_name_takes_nothing_new_and_comes_back(manager):
    row = make_channel(manager)
    remove_channels(manager, [row.id])
    before = seq(manager)
    remove_channels(manager, [row.id])
    assert seq(manager) == before
    assert row.id not in {each.id for each in channels(manager)}
    assert names_of(manager, [row.id]) == {row.id: "Our magazine"}
    for attempt in (lambda: find_channel(manager, row.id), lambda: require_channels(manager, [row.id])):
        with pytest.raises(NotFound):
            attempt()
    restore_channels(manager, [row.id])
    assert find_channel(manager, row.id).name == "Our magazine"


def test_what_was_done_to_channels_is_undone(manager):
    row, kept = shipped_channel(manager, "blog"), channels(manager)
    with transact(manager), small_batch(manager, "edit", "channels") as batch:
        update_channel(manager, row.id, {"name": "Journal", "formats": ["Column"]})
        move_channel(manager, row.id, None)
        remove_channels(manager, [kept[0].id])
        new = make_channel(manager)
    undo_batch(manager, batch.id)
    assert [(each.id, each.name, each.formats) for each in channels(manager)] == [
        (each.id, each.name, each.formats) for each in kept
    ]
    assert new.id not in {each.id for each in channels(manager)}


def test_channels_go_by_key_and_by_every_name(manager):
    words = channels_by_word(replace(manager, language="sv"))
    blog = shipped_channel(manager, "blog").id
    assert words["channels.channel.blog"] == words["blogg"] == words["blog"] == blog


@pytest.mark.parametrize("role", ["legal", "intern", "guest"])
def test_those_below_managers_change_nothing(cast, role):
    actor, row = cast.actor(role), make_channel(cast.actor("manager"))
    attempts = [
        lambda: create_channel(actor, {"name": "Mine"}),
        lambda: update_channel(actor, row.id, {"name": "Mine"}),
        lambda: move_channel(actor, row.id, None),
    ]
    for attempt in attempts:
        with pytest.raises((NotAllowed, NotFound)):
            attempt()


def test_a_stranger_finds_nothing(cast):
    row = make_channel(cast.actor("manager"))
    with pytest.raises(NotFound):
        update_channel(cast.actor("stranger"), row.id, {"name": "Theirs"})
    remove_channels(cast.actor("stranger"), [row.id])
    assert find_channel(cast.actor("manager"), row.id)
