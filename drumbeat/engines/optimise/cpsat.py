"""The exact rival: the instance as a constraint model of OR-Tools, for an early end (weighted lateness first).

Importing this module imports OR-Tools: only the compute subprocess, tests and benches do. Work that pauses on closed
days keeps its people meanwhile, which is stricter than the rules ask: what is found may be shown, what is proved counts
only where no calendar is ever closed (`exact`).
"""

from collections.abc import Callable, Sequence

from ortools.sat.python import cp_model

from drumbeat.engines.optimise.instance import NEVER, Instance, Kind, Plan

MOST_MODES = 1500
"""Modes up to which the model is worth building; above, the search finds more in the same time."""


class Model:
    """The model of one instance, solved once."""

    def __init__(self, instance: Instance, finishes: Sequence[Sequence[int]]) -> None:
        """`finishes` has for each mode of each activity, in order, where it ends by the slot it begins in."""
        self.instance = instance
        self.model = cp_model.CpModel()
        self.exact = all(all(line) for line in instance.calendars)
        self.starts: list[cp_model.IntVar] = []
        self.ends: list[cp_model.IntVar] = []
        self.chosen: list[list[cp_model.IntVar]] = []
        self.uses: dict[int, list[tuple[cp_model.IntervalVar, int]]] = {}
        self.open: dict[int, set[int]] = {}
        rows = iter(finishes)
        for number, activity in enumerate(instance.activities):
            self._add(number, [next(rows) for _ in activity.modes])
        self._link()
        self._share()
        self.objective = self._aim()
        self._solver: cp_model.CpSolver | None = None

    def _add(self, number: int, finishes: Sequence[Sequence[int]]) -> None:
        activity, slots = self.instance.activities[number], self.instance.slots
        begin, last = (activity.current, activity.current) if activity.fixed else (activity.release, slots)
        start = self.model.new_int_var(min(begin, last), last, f"s{number}")
        end = self.model.new_int_var(0, slots, f"e{number}")
        chosen = [self.model.new_bool_var(f"m{number}.{mode}") for mode in range(len(activity.modes))]
        self.model.add_exactly_one(chosen)
        if activity.fixed:
            self.model.add(chosen[activity.current_mode] == 1)
        for literal, mode, row in zip(chosen, activity.modes, finishes, strict=True):
            span = self._span(number, mode.calendar, row, start, end, literal)
            minutes = self.instance.calendars[mode.calendar]
            interval = self.model.new_optional_interval_var(start, span, end, literal, f"i{number}")
            for resource, amount in mode.uses:
                self.uses.setdefault(resource, []).append((interval, amount))
                self.open.setdefault(resource, set()).update(s for s in range(slots) if minutes[s])
        self.starts.append(start)
        self.ends.append(end)
        self.chosen.append(chosen)

    def _span(
        self,
        number: int,
        calendar: int,
        row: Sequence[int],
        start: cp_model.IntVar,
        end: cp_model.IntVar,
        literal: cp_model.IntVar,
    ) -> cp_model.IntVar | int:
        """The slots from start to end in this mode, closed ones among them."""
        activity, slots = self.instance.activities[number], self.instance.slots
        minutes = self.instance.calendars[calendar]
        if activity.fixed:
            self.model.add(end == min(slots, row[activity.current]))
            return min(slots, row[activity.current]) - activity.current
        if not activity.length:
            self.model.add(end == start)
            stands = [at for at in range(slots + 1) if at == 0 or minutes[at - 1]]
            if len(stands) <= slots:
                self._only(start, stands, literal)
            return 0
        if all(minutes) and len({row[at] - at for at in range(slots) if row[at] <= slots}) == 1:
            return row[0]
        begins = [at for at in range(slots) if minutes[at] and row[at] <= slots]
        self._only(start, begins, literal)
        span = self.model.new_int_var(0, slots, "")
        self.model.add(span == end - start).only_enforce_if(literal)
        reached = self.model.new_int_var(0, slots + 1, "")
        self.model.add_element(start, [min(each, slots + 1) for each in row], reached)
        self.model.add(end == reached).only_enforce_if(literal)
        return span

    def _only(self, start: cp_model.IntVar, places: Sequence[int], literal: cp_model.IntVar) -> None:
        domain = cp_model.Domain.from_values(places)
        self.model.add_linear_expression_in_domain(start, domain).only_enforce_if(literal)

    def _link(self) -> None:
        for link in self.instance.links:
            if self.instance.activities[link.succ].fixed:
                continue
            held_by = self.ends[link.pred] if link.kind in (Kind.FS, Kind.FF) else self.starts[link.pred]
            holds = self.starts[link.succ] if link.kind in (Kind.FS, Kind.SS) else self.ends[link.succ]
            self.model.add(holds >= held_by + link.lag)

    def _share(self) -> None:
        """No resource gives more than it has; what is taken from it elsewhere stands as fixed intervals."""
        for resource, used in self.uses.items():
            line = self.instance.capacities[resource]
            most = max(line)
            intervals, amounts = [each for each, _ in used], [amount for _, amount in used]
            for begin, end, taken in _runs(line, self.open[resource], most):
                intervals.append(self.model.new_fixed_size_interval_var(begin, end - begin, ""))
                amounts.append(taken)
            self.model.add_cumulative(intervals, amounts, most)

    def _aim(self) -> cp_model.LinearExprT:
        last = self.model.new_int_var(0, self.instance.slots, "last")
        if self.ends:
            self.model.add_max_equality(last, self.ends)
        late: list[cp_model.IntVar] = []
        weights: list[int] = []
        for activity, end in zip(self.instance.activities, self.ends, strict=True):
            if activity.due != NEVER and activity.weight:
                over = self.model.new_int_var(0, self.instance.slots, "")
                self.model.add(over >= end - activity.due)
                late.append(over)
                weights.append(activity.weight * (self.instance.slots + 1))
        goal = cp_model.LinearExpr.weighted_sum([*late, last], [*weights, 1])
        self.model.minimize(goal)
        return goal

    def solve(
        self, hint: Plan, seconds: float, seed: int, tell: Callable[[list[int], list[int]], None], workers: int = 1
    ) -> bool:
        """Search from `hint`, telling each better plan's starts and modes; True when the best is proved and exact."""
        for number, (start, mode) in enumerate(zip(hint.starts, hint.modes, strict=True)):
            self.model.add_hint(self.starts[number], start)
            self.model.add_hint(self.chosen[number][mode], 1)
        solver = self._solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.01, seconds)
        solver.parameters.num_workers = workers
        solver.parameters.interleave_search = True  # one worker, yet several strategies in turn
        solver.parameters.random_seed = seed
        status = solver.solve(self.model, _Teller(self, tell))
        return self.exact and status == cp_model.OPTIMAL

    def stop(self) -> None:
        """End a running `solve` soon."""
        if self._solver is not None:
            self._solver.stop_search()


class _Teller(cp_model.CpSolverSolutionCallback):
    """Hands each plan on as it is found."""

    def __init__(self, model: Model, tell: Callable[[list[int], list[int]], None]) -> None:
        super().__init__()
        self._model, self._tell = model, tell

    def on_solution_callback(self) -> None:
        """Called by the solver."""
        modes = [
            next(mode for mode, literal in enumerate(literals) if self.boolean_value(literal))
            for literals in self._model.chosen
        ]
        self._tell([self.value(start) for start in self._model.starts], modes)


def _runs(line: Sequence[int], wanted: set[int], most: int) -> list[tuple[int, int, int]]:
    """Where less than `most` is given in a wanted slot: (begin, end, what lacks), neighbours that are alike as one."""
    found: list[tuple[int, int, int]] = []
    for slot, amount in enumerate(line):
        if amount < most and slot in wanted:
            if found and found[-1][1] == slot and found[-1][2] == most - amount:
                found[-1] = (found[-1][0], slot + 1, most - amount)
            else:
                found.append((slot, slot + 1, most - amount))
    return found
