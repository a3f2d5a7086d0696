"""Odds of a plan: samples lengths, has the kernel play them, and reads the answer. Runs in the compute subprocess."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from math import log
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from drumbeat.engines.simulation.plan import Lever, Odds, Plan

if TYPE_CHECKING:
    from drumbeat.engines.simulation.kernel import Net

Z80 = 0.8416212335729143
"""80 % of a standard normal lie below this."""
RUNS = 10_000
SEED = 2026
CORRELATION = 0.2
"""Share of the variance of log length that all tasks of a team have in common."""
MOST_ROUNDS = 4
OFTEN = 0.05
"""Share of runs from which a task counts as often critical."""
LEVERS = 8
LEVER_RUNS = 2_000
SHARES = (0.10, 0.50, 0.80, 0.90)
THREADS = 2
"""Runs are shared out between threads: the kernel leaves the interpreter's lock. The answer is the same for any."""
PER_TASK = (
    "minutes", "high", "spent", "calendar", "floor", "done_start", "done_finish", "rounds", "rework",
)  # fmt: skip

Lengths = NDArray[np.float32]


class PlanShape(ValueError):
    """The plan's lists disagree, a link names no task, or the links run in a circle (`cycle` names the tasks left)."""

    def __init__(self, text: str, cycle: list[int] | None = None) -> None:
        super().__init__(text)
        self.cycle = cycle or []


def odds_payload(payload: dict[str, Any]) -> dict[str, Any]:
    """`simulate` on JSON-ready values: the function the compute subprocess runs; without `levers` only the odds."""
    runs, levers = payload.pop("runs", RUNS), payload.pop("levers", True)
    return asdict(simulate(Plan(**payload), runs=runs, levers=levers))


def simulate(plan: Plan, *, runs: int = RUNS, seed: int = SEED, levers: bool = True) -> Odds:
    """Play `plan` `runs` times and return its odds. Raises PlanShape."""
    order = in_order(plan)
    plan = renumbered(plan, order)
    net = net_of(plan)
    lengths = sample(plan, runs, seed)
    finishes, critical = play_all(plan, net, lengths, backward=True)
    plain, _ = play_all(plan, net, np.array([plan.minutes], dtype=np.float32).T.copy(), backward=False)
    target = finishes[0]
    odds = Odds(
        runs=runs,
        probability=_share(target, plan.deadline),
        finishes=[[float(value) for value in np.quantile(column, SHARES)] for column in finishes],
        criticality=_back([count / runs for count in critical.tolist()], order),
        cruciality=_back(_cruciality(lengths, target, critical), order),
        plain_chance=float(np.mean(target <= plain[0, 0] + 1e-9)),
        histogram=_histogram(target),
    )
    if levers:
        shares = (critical / runs).tolist()
        found = _levers(plan, net, lengths[:, :LEVER_RUNS].copy(), target[:LEVER_RUNS], shares)
        odds.levers = [replace(lever, task=order[lever.task]) for lever in found]
    return odds


def in_order(plan: Plan) -> list[int]:
    """The plan's tasks so that each follows its predecessors. Raises PlanShape."""
    count = len(plan.minutes)
    for name in PER_TASK:
        if len(getattr(plan, name)) != count:
            raise PlanShape(f"{name} has {len(getattr(plan, name))} entries for {count} tasks")
    ends = [*plan.pred, *plan.succ, plan.target, *plan.watched]
    if not count or min(ends) < 0 or max(ends) >= count:
        raise PlanShape("a link or milestone names a task that does not exist")
    return _order(count, plan.pred, plan.succ)


def renumbered(plan: Plan, order: list[int]) -> Plan:
    """The same plan with its tasks in `order`: the kernel then walks memory from front to back."""
    place = {task: at for at, task in enumerate(order)}
    values = plan.payload()
    values.update({name: [values[name][task] for task in order] for name in PER_TASK})
    values.update({name: [place[task] for task in values[name]] for name in ("pred", "succ", "watched")})
    return Plan(**{**values, "target": place[plan.target]})


def _back(values: list[float], order: list[int]) -> list[float]:
    found = [0.0] * len(values)
    for at, task in enumerate(order):
        found[task] = values[at]
    return found


def sample(plan: Plan, runs: int, seed: int = SEED) -> Lengths:
    """Lengths in working minutes, tasks x runs.

    Log-normal by P50 and P80 with one common factor; begun work is drawn from what lies beyond the minutes already
    spent, and only what remains is returned; reviewed work goes further rounds by chance.
    """
    dice = np.random.default_rng(seed)
    middle = np.maximum(np.array(plan.minutes, dtype=np.float32), np.float32(0))
    sigma = np.array([_sigma(p50, p80) for p50, p80 in zip(plan.minutes, plan.high, strict=True)], dtype=np.float32)
    common = dice.standard_normal(runs, dtype=np.float32) * np.float32(CORRELATION**0.5)
    z = dice.standard_normal((len(plan.minutes), runs), dtype=np.float32)
    z *= np.float32((1 - CORRELATION) ** 0.5)
    z += common
    spent = np.array(plan.spent, dtype=np.float64)
    for task in np.flatnonzero((spent > 0) & (sigma > 0)).tolist():
        z[task] = _beyond(z[task], log(spent[task] / middle[task]) / sigma[task])
    z *= sigma[:, np.newaxis]
    np.exp(z, out=z)
    z *= middle[:, np.newaxis]
    z -= spent.astype(np.float32)[:, np.newaxis]
    np.maximum(z, np.float32(0), out=z)
    for task, chance in enumerate(plan.rounds):
        if chance > 0:
            extra = np.minimum(dice.geometric(1 - chance, runs) - 1, MOST_ROUNDS).astype(np.float32)
            z[task] += extra * np.float32(plan.rework[task]) * middle[task]
    return z


def _sigma(p50: float, p80: float) -> float:
    return log(p80 / p50) / Z80 if p80 > p50 > 0 else 0.0


def _beyond(z: NDArray[np.float32], bound: float) -> NDArray[np.float32]:
    """Standard normal draws moved to the part of the normal above `bound`, keeping their order."""
    from scipy.special import ndtr, ndtri  # 40 MB, the compute subprocess alone

    below = min(float(ndtr(bound)), 1 - 1e-6)
    moved = ndtri(below + ndtr(z.astype(np.float64)) * (1 - below))
    return np.asarray(moved, dtype=np.float32)


def net_of(plan: Plan) -> "Net":
    """A plan in order (`renumbered`) as the kernel reads it."""
    from drumbeat.engines.simulation.kernel import Net

    succ = np.array(plan.succ, dtype=np.int64)
    by_succ = np.argsort(succ, kind="stable")
    before, steps = _calendars(plan.days)
    return Net(
        first=np.concatenate(([0], np.cumsum(np.bincount(succ, minlength=len(plan.minutes))))).astype(np.int64),
        pred=np.array(plan.pred, dtype=np.int64)[by_succ],
        kind=np.array(plan.kind, dtype=np.int64)[by_succ],
        lag=np.array(plan.lag, dtype=np.float64)[by_succ],
        calendar=np.array(plan.calendar, dtype=np.int64),
        before=before,
        steps=steps,
        begins=_begins(plan, before),
        asked=_asked(plan),
        done_start=np.array(plan.done_start, dtype=np.float64),
        done_finish=np.array(plan.done_finish, dtype=np.float64),
    )


def _order(count: int, pred: list[int], succ: list[int]) -> list[int]:
    """Tasks so that each follows its predecessors (Kahn 1962)."""
    after: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for p, s in zip(pred, succ, strict=True):
        after[p].append(s)
        waiting[s] += 1
    order = [task for task in range(count) if not waiting[task]]
    for task in order:
        for follower in after[task]:
            waiting[follower] -= 1
            if not waiting[follower]:
                order.append(follower)
    if len(order) < count:
        raise PlanShape("the links run in a circle", [task for task in range(count) if waiting[task]])
    return order


def _calendars(days: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Per calendar the minutes before each day, and the day in which each bucket of minutes begins."""
    from drumbeat.engines.simulation.kernel import BUCKET

    before = np.array([np.concatenate(([0], np.cumsum(one))) for one in days], dtype=np.int32)
    width = int(before[:, -1].max()) // BUCKET + 1
    marks = np.arange(width) * BUCKET
    steps = np.array([np.clip(np.searchsorted(row, marks, side="left") - 1, 0, len(row) - 2) for row in before])
    return before, steps.astype(np.int32)


def _begins(plan: Plan, before: NDArray[np.int32]) -> NDArray[np.float64]:
    """Floors in minutes of the task's own calendar."""
    from drumbeat.engines.simulation.kernel import minute_at

    floors = zip(plan.floor, plan.calendar, strict=True)
    return np.array([minute_at(before, own, floor) if floor > 0 else 0.0 for floor, own in floors])


def _asked(plan: Plan) -> NDArray[np.bool_]:
    """Tasks whose start holds back another (SS, SF)."""
    asked = np.zeros(len(plan.minutes), dtype=np.bool_)
    asked[[p for p, kind in zip(plan.pred, plan.kind, strict=True) if kind in (1, 3)]] = True
    return asked


def play_all(
    plan: Plan, net: "Net", lengths: Lengths, *, backward: bool
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Finishes (target and watched milestones x runs) and per task the runs in which it had no float."""
    from drumbeat.engines.simulation.kernel import BLOCK, play

    runs = lengths.shape[1]
    watched = np.array([plan.target, *plan.watched], dtype=np.int64)
    finishes = np.empty((len(watched), runs))
    each = max(BLOCK, -(-runs // (THREADS * BLOCK)) * BLOCK)
    parts = [(first, min(first + each, runs)) for first in range(0, runs, each)]
    critical = np.zeros((len(parts), len(plan.minutes)), dtype=np.int64)
    with ThreadPoolExecutor(THREADS) as threads:
        played = [
            threads.submit(play, net, lengths, part, plan.target, watched, finishes, critical[at], backward)
            for at, part in enumerate(parts)
        ]
    for one in played:
        one.result()
    return finishes, critical.sum(axis=0)


def _share(target: NDArray[np.float64], deadline: float) -> float | None:
    return float(np.mean(target <= deadline + 1e-9)) if deadline >= 0 else None


def _cruciality(lengths: Lengths, target: NDArray[np.float64], critical: NDArray[np.int64]) -> list[float]:
    """Spearman's rank correlation on the first runs, for tasks that are often critical."""
    runs = lengths.shape[1]
    some = slice(0, LEVER_RUNS)
    goal = _ranks(target[some])
    found = [0.0] * len(critical)
    for task in np.flatnonzero(critical >= runs * OFTEN).tolist():
        own = lengths[task, some]
        if own.max() > own.min() and goal.std() > 0:
            found[task] = float(np.corrcoef(_ranks(own), goal)[0, 1])
    return found


def _ranks(values: NDArray[Any]) -> NDArray[np.float64]:
    """Average ranks: equal values share one."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    upper = np.cumsum(counts)
    return np.asarray((upper - (counts - 1) / 2)[place], dtype=np.float64)


def _histogram(target: NDArray[np.float64]) -> list[tuple[int, int]]:
    days, counts = np.unique(np.ceil(target - 1e-9).astype(int) - 1, return_counts=True)
    return list(zip(days.tolist(), counts.tolist(), strict=True))


def _levers(
    plan: Plan, net: "Net", lengths: Lengths, target: NDArray[np.float64], criticality: list[float]
) -> list[Lever]:
    """What each of the most critical tasks would buy, on the same runs: split in two, or certain at its P50."""
    base = _share(target, plan.deadline)
    late = float(np.quantile(target, 0.8))
    busiest = sorted(range(len(criticality)), key=lambda task: -criticality[task] * float(lengths[task].mean()))
    levers = []
    for task in busiest[:LEVERS]:
        if criticality[task] <= 0 or plan.minutes[task] <= 0:
            continue
        for kind, changed in (("split", lengths[task] / 2), ("certain", np.float32(_remaining(plan, task)))):
            kept = lengths[task].copy()
            lengths[task] = changed
            finishes, _ = play_all(plan, net, lengths, backward=False)
            lengths[task] = kept
            now = _share(finishes[0], plan.deadline)
            gain = now - base if now is not None and base is not None else 0.0
            levers.append(Lever(task, kind, gain, late - float(np.quantile(finishes[0], 0.8))))
    return sorted(
        (lever for lever in levers if lever.gain > 0 or lever.days > 0), key=lambda one: (-one.gain, -one.days)
    )


def _remaining(plan: Plan, task: int) -> float:
    return max(0.0, plan.minutes[task] - plan.spent[task])
