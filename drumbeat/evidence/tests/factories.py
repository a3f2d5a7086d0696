"""Evidence for tests."""

from datetime import date
from typing import Any

from drumbeat.evidence.actions import add_evidence
from drumbeat.evidence.models import Citation, Evidence
from drumbeat.kernel.actor import Actor

__all__ = ("Citation", "Evidence", "make_evidence")


def make_evidence(actor: Actor, title: str = "A survey", **values: Any) -> Evidence:
    """A piece of research, unless `values` say otherwise."""
    return add_evidence(
        actor, {"kind": "research", "title": title, "observed_on": date(2026, 1, 5), "source": "Own survey"} | values
    )
