"""Random networks for property tests and benches."""

import random

from drumbeat.engines.schedule.network import UNSET, Network


def random_network(seed: int, tasks: int | None = None, links: int | None = None, *, cyclic: bool = False) -> Network:
    """A network with links of four types, lags, constraints, pins, groups and deadlines, repeatable by seed."""
    rng = random.Random(seed)
    n = tasks if tasks is not None else rng.randint(0, 25)
    m = links if links is not None else rng.randint(0, 3 * n) if n > 1 else 0
    name = list(range(n))
    rng.shuffle(name)  # links must not follow the numbering
    pred, succ = [], []
    for _ in range(m):
        a, b = sorted(rng.sample(range(n), 2))
        if cyclic and rng.random() < 0.2:
            a, b = b, a
        pred.append(name[a])
        succ.append(name[b])
    sparse = rng.choice([0.0, 0.1, 0.4])

    def some(low: int, high: int) -> list[int]:
        return [rng.randint(low, high) if rng.random() < sparse else UNSET for _ in range(n)]

    groups = rng.randint(1, 3)
    return Network(
        duration=[rng.choice([0, rng.randint(1, 50)]) for _ in range(n)],
        pred=pred,
        succ=succ,
        kind=[rng.choice([0, 0, 1, 2, 3]) for _ in range(m)],
        lag=[rng.randint(-15, 15) if rng.random() < 0.4 else 0 for _ in range(m)],
        earliest=some(-10, 200),
        fixed_start=some(-20, 200),
        fixed_finish=some(-20, 200),
        latest_finish=some(0, 300),
        group=[rng.randrange(groups) for _ in range(n)],
        group_deadline=[rng.randint(0, 400) if rng.random() < sparse else UNSET for _ in range(groups)],
        start=rng.choice([0, 0, 30]),
        done_waits=rng.random() < 0.3,
    )
