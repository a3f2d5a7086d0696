"""Channels for tests."""

from typing import Any

from drumbeat.channels.actions import create_channel
from drumbeat.channels.models import Channel
from drumbeat.channels.queries import channels
from drumbeat.kernel.actor import Actor

__all__ = ("Channel", "make_channel", "shipped_channel")


def make_channel(actor: Actor, name: str = "Our magazine", **values: Any) -> Channel:
    """A channel of the team's own."""
    return create_channel(actor, {"name": name, **values})


def shipped_channel(actor: Actor, key: str) -> Channel:
    """A shipped channel by its short key."""
    return next(row for row in channels(actor) if row.short_key == key)
