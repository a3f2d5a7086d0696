"""The check of a formula while it is typed."""

from typing import Any

from drumbeat.campaigns.queries import campaigns
from drumbeat.engines.formulas.order import computing_order
from drumbeat.engines.formulas.program import Formula, read_formula
from drumbeat.engines.formulas.syntax import FormulaFault
from drumbeat.engines.formulas.units import check_units, forgets_hundred
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import require
from drumbeat.metrics import policy
from drumbeat.metrics.queries.facts import days_together, exchange
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.sums import figures_of, within
from drumbeat.metrics.rules.values import written


def check_formula(actor: Actor, text: str, unit: str, key: str = "") -> dict[str, Any]:
    """Say whether a formula stands, and what it comes to over everything the actor sees; writes nothing."""
    require(actor, policy.CHECK_FORMULA, None)
    known = library(actor)
    try:
        formula = _standing(known, text, unit, key)
    except FormulaFault as fault:
        return {
            "ok": False,
            "fault": {"code": fault.code, "at": fault.at, "facts": dict(fault.facts)},
            "forgets_hundred": False, "names": [], "value": None, "parts": {},
        }  # fmt: skip
    seen = list(campaigns(actor).values_list("id", flat=True))
    days = days_together(actor, seen, known.base_of(formula.names), None, None)
    figures = figures_of(known, formula.names, within(days, None, None), workspace_of(actor).currency, exchange(actor))
    parts = {name: None if figures[name].apart else figures[name].value for name in formula.names}
    return {
        "ok": True,
        "fault": None,
        "forgets_hundred": forgets_hundred(formula.tree, known.units, unit),
        "names": list(formula.names),
        "value": written(formula.run(parts)),
        "parts": {name: written(value) for name, value in parts.items()},
    }


def _standing(known: Library, text: str, unit: str, key: str) -> Formula:
    formula = read_formula(text)
    check_units(formula.tree, known.units, unit)
    if key:
        needs = {name: each.names for name, each in known.formulas.items()}
        computing_order({**needs, key: formula.names})
    return formula
