"""Audiences for tests."""

from typing import Any

from drumbeat.audiences.actions.audience import create_audience
from drumbeat.audiences.models import Audience, AudienceLimit, Message
from drumbeat.kernel.actor import Actor

__all__ = ("Audience", "AudienceLimit", "Message", "make_persona", "make_profile")


def make_profile(actor: Actor, name: str = "Growing shops", **values: Any) -> Audience:
    """An ideal customer profile."""
    return create_audience(actor, {"kind": "icp", "name": name, **values})


def make_persona(actor: Actor, name: str = "Ines", **values: Any) -> Audience:
    """A persona, of a profile if one is given."""
    return create_audience(actor, {"kind": "persona", "name": name, **values})
