"""Why an activity begins when it does in a plan: what makes it impossible to begin one slot earlier."""

from collections.abc import Sequence
from dataclasses import dataclass

from drumbeat.engines.optimise.instance import Instance


@dataclass(frozen=True, slots=True)
class Reason:
    """`kind` is link, busy, release, closed or free (nothing hinders it: the goal wants it there).

    `activities` are the predecessor or the activities that occupy the `resource` just before; a resource without
    activities is taken by work outside of the plan.
    """

    kind: str
    activities: tuple[int, ...] = ()
    resource: int | None = None


class Explainer:
    """Answers for one plan; what it needs of all activities is worked out once."""

    def __init__(self, instance: Instance, starts: Sequence[int], modes: Sequence[int]) -> None:
        self.instance, self.starts, self.modes = instance, list(starts), list(modes)
        self.ends = [instance.finish(number, modes[number], start) for number, start in enumerate(starts)]
        self.users: dict[int, list[tuple[int, int]]] = {}
        for number in range(len(self.starts)):
            mode = instance.activities[number].modes[modes[number]]
            for resource, amount in mode.uses:
                self.users.setdefault(resource, []).append((number, amount))
        self.into: dict[int, list[int]] = {}
        for place, link in enumerate(instance.links):
            self.into.setdefault(link.succ, []).append(place)

    def reason(self, number: int) -> Reason:
        """The first that holds: a link, a release, a busy person, a closed day; else free."""
        holding = self._holding(number)
        if holding:
            return Reason("link", (holding[0],))
        activity, start = self.instance.activities[number], self.starts[number]
        if start <= activity.release:
            return Reason("release")
        minutes = self.instance.calendars[activity.modes[self.modes[number]].calendar]
        if not activity.length:
            return Reason("closed" if start > 1 and not minutes[start - 2] else "free")
        slot = start - 1
        while slot > activity.release and not minutes[slot]:
            slot -= 1
        if not minutes[slot]:
            return Reason("closed")
        return self._busy(number, slot) or Reason("closed" if slot < start - 1 else "free")

    def _holding(self, number: int) -> list[int]:
        """Predecessors that forbid the open slot before the start, the one that ends last first."""
        minutes = self.instance.calendars[self.instance.activities[number].modes[self.modes[number]].calendar]
        before = self.starts[number] - 1
        while before > 0 and not minutes[before]:
            before -= 1
        earlier = self.instance.finish(number, self.modes[number], max(0, before))
        found = []
        for place in self.into.get(number, ()):
            link = self.instance.links[place]
            border = (self.ends if link.kind in (0, 2) else self.starts)[link.pred] + link.lag
            if border > (before if link.kind in (0, 1) else earlier):
                found.append((border, link.pred))
        return [pred for _, pred in sorted(found, reverse=True)]

    def _busy(self, number: int, begin: int) -> Reason | None:
        """Whose time is taken in the slots the activity would need from `begin`, and by what."""
        mode = self.instance.activities[number].modes[self.modes[number]]
        end = min(self.instance.finish(number, self.modes[number], begin), self.instance.slots)
        minutes = self.instance.calendars[mode.calendar]
        for slot in range(begin, end):
            if not minutes[slot]:
                continue
            for resource, amount in mode.uses:
                users = [each for each in self._users_in(resource, slot) if each[0] != number]
                if self.instance.capacities[resource][slot] - sum(taken for _, taken in users) < amount:
                    return Reason("busy", tuple(each for each, _ in users), resource)
        return None

    def _users_in(self, resource: int, slot: int) -> list[tuple[int, int]]:
        found = []
        for number, amount in self.users.get(resource, ()):
            calendar = self.instance.activities[number].modes[self.modes[number]].calendar
            if self.starts[number] <= slot < self.ends[number] and self.instance.calendars[calendar][slot]:
                found.append((number, amount))
        return found
