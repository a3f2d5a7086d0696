"""Channels as JSON values; `seq` is the etag, read before the row was."""

from typing import Any

from drumbeat.channels.models import Channel
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can


def channel_out(actor: Actor, row: Channel, seq: int) -> dict[str, Any]:
    """Return a channel."""
    names = ("id", "name", "cost_model", "journey_stages", "formats", "lead_days", "metric_keys")
    removed = row.deleted_at is not None
    return {
        **{name: getattr(row, name) for name in names},
        "key": row.short_key,
        "removed": removed,
        "etag": seq,
        "can": [] if removed else can(actor, "channel", row),
    }
