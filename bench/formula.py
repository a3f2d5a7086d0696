"""10,000 random formulas, each equal to an independent evaluator; what was spoilt is refused.

Timed is the whole way of a formula from its text to its value. `evaluated_us` is the value alone, of one that
is read already, as every board computes it.
"""

import json
import statistics
import sys
import time
from decimal import Decimal
from random import Random

from bench.backstage.calibrate import calibrate
from drumbeat.engines.formulas.program import Formula, read_formula
from drumbeat.engines.formulas.syntax import FormulaFault
from drumbeat.engines.formulas.tests import naive
from drumbeat.engines.formulas.units import check_units

FORMULAS = 10_000
TARGET_US = 50.0
KEYS = [f"metric_{number}" for number in range(12)]
UNITS = dict.fromkeys(KEYS, "number")
RUNS = 5


def whole_way(text: str, values: dict[str, Decimal | None]) -> tuple[Formula, Decimal | None]:
    """Read a formula, check its units and compute its value."""
    formula = read_formula(text)
    check_units(formula.tree, UNITS, "number")
    return formula, formula.run(values)


def survives(texts: list[str], values: dict[str, Decimal | None]) -> int:
    """How many texts are refused by a named fault; anything else raised ends the bench."""
    refused = 0
    for text in texts:
        try:
            read_formula(text).run(values)
        except FormulaFault:
            refused += 1
    return refused


def measured(texts: list[str], values: dict[str, Decimal | None]) -> tuple[float, float]:
    """Microseconds a formula takes on its whole way, and for its value alone: the medians of several runs over all."""
    whole, alone = [], []
    for _ in range(RUNS):
        begin = time.perf_counter()
        for text in texts:
            whole_way(text, values)
        whole.append(time.perf_counter() - begin)
    formulas = [read_formula(text) for text in texts]
    for _ in range(RUNS):
        begin = time.perf_counter()
        for formula in formulas:
            formula.run(values)
        alone.append(time.perf_counter() - begin)
    return statistics.median(whole) / len(texts) * 1e6, statistics.median(alone) / len(texts) * 1e6


def main() -> int:
    """Run and print."""
    chance = Random(3)
    noise = [calibrate()]
    texts = [naive.random_formula(chance, KEYS, 3) for _ in range(FORMULAS)]
    values = naive.random_values(chance, KEYS)
    equal = sum(whole_way(text, values)[1] == naive.evaluate(text, values) for text in texts)
    refused = survives([naive.spoilt(chance, text) for text in texts], values)
    whole, alone = measured(texts, values)
    noise.append(calibrate())
    line = {
        "name": "formula",
        "value": round(whole, 1),
        "target": TARGET_US,
        "ok": equal == FORMULAS and whole <= TARGET_US,
        "equal": equal,
        "of": FORMULAS,
        "spoilt_refused": refused,
        "evaluated_us": round(alone, 1),
        "characters": round(statistics.mean(map(len, texts)), 1),
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if line["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
