"""Random small instances with calendars, choices, shares, all kinds of links, releases, dues and fixed work."""

from random import Random

from drumbeat.engines.optimise.instance import FULL, NEVER, Activity, Instance, Link, Mode

SLOTS = 90


def random_instance(seed: int) -> Instance:
    """Eight to fourteen activities of three people over ninety slots."""
    chance = Random(seed)
    people = [tuple(0 if chance.random() < 0.15 else 60 for _ in range(SLOTS)) for _ in range(3)]
    count = chance.randint(8, 14)
    activities = tuple(_activity(chance, people) for _ in range(count))
    pairs = {(chance.randrange(succ), succ) for succ in range(1, count) for _ in range(2)}
    links = tuple(Link(*pair, chance.choice((0, 0, 0, 1, 2, 3)), chance.choice((0, 0, 1, 2))) for pair in sorted(pairs))
    capacities = tuple(tuple(FULL if minutes else 0 for minutes in line) for line in people)
    return Instance(SLOTS, ((60,) * SLOTS, *people), capacities, activities, links, period=10)


def _activity(chance: Random, people: list[tuple[int, ...]]) -> Activity:
    kind = chance.random()
    current = chance.choice((NEVER, chance.randrange(30)))
    due = chance.choice((NEVER, chance.randint(10, 60)))
    if kind < 0.15:
        return Activity(0, (Mode(0),), due=due, weight=5, current=current)
    able = chance.sample(range(len(people)), chance.randint(1, 2))
    modes = tuple(Mode(person + 1, ((person, chance.choice((50, 100))),)) for person in able)
    fixed = kind > 0.93 and current != NEVER
    length = 60 * chance.randint(1, 6)
    return Activity(length, modes, chance.randrange(6), due, weight=1, current=current, fixed=fixed)
