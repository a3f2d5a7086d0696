"""Pure decisions of phases: the ten steps, what a brief may hold, what keeps a phase open."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drumbeat.kernel.errors import Invalid

PHASES = ("plan", "produce", "publish", "measure", "learn")
STEPS = (
    "goal", "metrics", "audience", "message", "scope", "team", "deliverables", "budget", "timeline", "measurement",
)  # fmt: skip
TEXTS = ("scope_in", "scope_out", "measurement", "standards")
CLEARED = frozenset({"approved", "live"})
"""States of a deliverable that somebody outside may see."""
LONGEST_TEXT = 20_000
LONGEST_NAME = 160
LONGEST_REASON = 2_000
MOST_CHANNELS = 100
MOST_MONEY = 10**15
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class CheckState:
    """An exit check of a campaign as it stands: `done` of `total` where the rule counts."""

    id: str
    name: str
    phase: str
    required: bool
    rule: str
    met: bool
    done: int | None = None
    total: int | None = None
    by: str = ""


def next_phase(phase: str) -> str | None:
    """Return the phase after this one; None after the last."""
    place = PHASES.index(phase) + 1
    return PHASES[place] if place < len(PHASES) else None


def phases_left(present: str, wanted: str) -> tuple[str, ...]:
    """Return the phases a move to `wanted` leaves behind, in order; empty for a move back."""
    return PHASES[PHASES.index(present) : PHASES.index(wanted)]


def unmet(checks: Sequence[CheckState]) -> list[CheckState]:
    """Return the required checks that are not met."""
    return [check for check in checks if check.required and not check.met]


def clean_name(name: object) -> tuple[str, list[str]]:
    """Return the name of a check on one line, and what is wrong with it."""
    text = " ".join(str(name or "").replace("\x00", "").split())
    if not text:
        return text, ["required"]
    return text, ["too_long"] if len(text) > LONGEST_NAME else []


def clean_reason(reason: str) -> str:
    """Return the reason of an override without blank ends; raise Invalid when it is too long."""
    text = reason.replace("\x00", "").strip()
    if len(text) > LONGEST_REASON:
        raise Invalid("phases.bad_reason", fields={"reason": ["too_long"]}, most=LONGEST_REASON)
    return text


def clean_brief(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a brief, tidied; raise Invalid, naming the fields, unless they can be one's."""
    clean, wrong = dict(values), dict[str, list[str]]()
    for name in TEXTS:
        if name in clean:
            clean[name] = str(clean[name] or "").replace("\x00", "").strip()
            if len(clean[name]) > LONGEST_TEXT:
                wrong[name] = ["too_long"]
    if clean.get("step", "") not in ("", *STEPS):
        wrong["step"] = ["unknown"]
    if set(clean.get("skipped", ())) - set(STEPS):
        wrong["skipped"] = ["unknown"]
    elif "skipped" in clean:
        clean["skipped"] = [step for step in STEPS if step in clean["skipped"]]
    wrong |= _money_faults(clean)
    if len(clean.get("channel_ids", ())) > MOST_CHANNELS:
        wrong["channel_ids"] = ["too_many"]
    if wrong:
        raise Invalid("phases.bad_brief", fields=wrong, most=LONGEST_TEXT)
    return clean


def _money_faults(values: Mapping[str, Any]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    amount, currency = values.get("budget_minor"), values.get("budget_currency", "")
    if amount is not None and not 0 <= amount <= MOST_MONEY:
        wrong["budget_minor"] = ["out_of_range"]
    if currency and not _CURRENCY.fullmatch(currency):
        wrong["budget_currency"] = ["not_a_currency"]
    return wrong
