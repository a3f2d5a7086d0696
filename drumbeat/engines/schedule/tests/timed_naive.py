"""A second, independent implementation on several calendars: walks minute by minute. Slow and short on purpose."""

from drumbeat.engines.schedule.network import UNSET

FS, SS, FF, SF = range(4)
DAY = 1440
ROOM = 1000
"""Minutes before and after a calendar that are looked at; outside its days a calendar works all the time."""


class Clock:
    """The working minutes of a calendar by their instants, in order."""

    def __init__(self, calendar):
        days = len(calendar.shape_of)
        inside = [
            day * DAY + minute
            for day, shape in enumerate(calendar.shape_of)
            for minute in range(DAY)
            if any(a <= minute < b for a, b in calendar.shapes[shape])
        ]
        self.minutes = [*range(-ROOM, 0), *inside, *range(days * DAY, days * DAY + ROOM)]
        self.working = set(self.minutes)

    def count(self, begin, end):
        """Working minutes in [begin, end)."""
        return sum(1 for minute in range(begin, end) if minute in self.working)

    def walk(self, at, lag):
        """The instant `lag` working minutes after (before, when negative) `at`."""
        step = 1 if lag >= 0 else -1
        while lag:
            lag -= step if (at if step > 0 else at - 1) in self.working else 0
            at += step
        while step < 0 and at - 1 not in self.working:
            at -= 1
        return at


class Twin:
    """Places as positions in the list of working minutes; of work of no length, instants."""

    def __init__(self, timed):
        clocks = [Clock(calendar) for calendar in timed.calendars]
        self.net, self.tasks = timed.net, range(len(timed.net.duration))
        self.clock = [clocks[number] for number in timed.calendar]
        self.lag_clock = [clocks[number] for number in timed.lag_calendar]
        self.length = [self.real_length(i) for i in self.tasks]

    def real_length(self, i):
        begun, ended = self.net.fixed_start[i], self.net.fixed_finish[i]
        if UNSET in (begun, ended):
            return self.net.duration[i]
        return self.clock[i].count(begun, ended) if begun < ended else 0

    def start(self, i, place):
        return self.clock[i].minutes[place] if self.length[i] else place

    def finish(self, i, place):
        return self.clock[i].minutes[place + self.length[i] - 1] + 1 if self.length[i] else place

    def first(self, i, fits):
        """The first place that fits, sought minute by minute."""
        place = 0 if self.length[i] else -ROOM
        while not fits(place):
            place += 1
        return place

    def last(self, i, fits):
        place = len(self.clock[i].minutes) - self.length[i] - 1 if self.length[i] else self.clock[i].minutes[-1]
        while not fits(place):
            place -= 1
        return place

    def pin(self, i):
        begun, ended = self.net.fixed_start[i], self.net.fixed_finish[i]
        if ended != UNSET and (begun == UNSET or not self.length[i]):
            return self.last(i, lambda place: self.finish(i, place) <= ended)
        return None if begun == UNSET else self.first(i, lambda place: self.start(i, place) >= begun)

    def holds(self, link, before, after):
        p, s, kind = self.net.pred[link], self.net.succ[link], self.net.kind[link]
        at = self.finish(p, before) if kind in (FS, FF) else self.start(p, before)
        at = self.lag_clock[link].walk(at, self.net.lag[link])
        if kind in (FS, SS):
            return self.start(s, after) >= at
        ended = self.finish(s, after)
        return ended >= at or (self.length[s] > 0 and self.clock[s].count(ended, at) == 0)

    def early(self, pins):
        net = self.net
        floor = [max(net.start, net.earliest[i]) for i in self.tasks]
        es = [
            pins[i] if pins[i] is not None else self.first(i, lambda place, i=i: self.start(i, place) >= floor[i])
            for i in self.tasks
        ]
        changed = True
        while changed:
            changed = False
            for link, (p, s) in enumerate(zip(net.pred, net.succ, strict=True)):
                while pins[s] is None and not self.holds(link, es[p], es[s]):
                    es[s], changed = es[s] + 1, True
        return es

    def late(self, pins, limits, counted):
        net = self.net
        ls = [self.last(i, lambda place, i=i: self.finish(i, place) <= limits[i]) for i in self.tasks]
        changed = True
        while changed:
            changed = False
            for link in counted:
                p, s = net.pred[link], net.succ[link]
                latest = ls[s] if pins[s] is None else min(ls[s], pins[s])
                while not self.holds(link, ls[p], latest):
                    ls[p], changed = ls[p] - 1, True
        return ls

    def spare(self, i, place, later):
        a, b = self.start(i, place), self.start(i, later)
        return self.clock[i].count(a, b) if a <= b else -self.clock[i].count(b, a)

    def answer(self):
        net = self.net
        pins = [self.pin(i) for i in self.tasks]
        es = self.early(pins)
        ef = [self.finish(i, es[i]) for i in self.tasks]
        done = [f != UNSET for f in net.fixed_finish]
        counted = [k for k in range(len(net.pred)) if net.done_waits or not done[net.succ[k]]]
        groups = range(len(net.group_deadline))
        group_finish = [max((ef[i] for i in self.tasks if net.group[i] == g), default=UNSET) for g in groups]
        base = [d if d != UNSET else f for d, f in zip(net.group_deadline, group_finish, strict=True)]
        limits = [
            min(base[net.group[i]], net.latest_finish[i] if net.latest_finish[i] != UNSET else base[net.group[i]])
            for i in self.tasks
        ]
        ls = self.late(pins, limits, counted)
        free = []
        for i in self.tasks:
            place = self.last(i, lambda place, i=i: self.finish(i, place) <= base[net.group[i]])
            for link in counted:
                while net.pred[link] == i and not self.holds(link, place, es[net.succ[link]]):
                    place -= 1
            free.append(self.spare(i, es[i], place))
        total = [self.spare(i, es[i], ls[i]) for i in self.tasks]
        return {
            "early_start": [self.start(i, es[i]) for i in self.tasks],
            "early_finish": ef,
            "late_start": [self.start(i, ls[i]) for i in self.tasks],
            "late_finish": [self.finish(i, ls[i]) for i in self.tasks],
            "total_float": total,
            "free_float": free,
            "critical": [total[i] <= 0 and not done[i] for i in self.tasks],
            "group_finish": group_finish,
        }
