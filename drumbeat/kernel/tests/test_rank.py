"""Ranks: always between, always short."""

from hypothesis import given
from hypothesis import strategies as st

from drumbeat.kernel.rank import LONGEST, between, spread


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_any_sequence_of_insertions_keeps_the_order(places: list[int]) -> None:
    ranks: list[str] = []
    for place in places:
        index = place % (len(ranks) + 1)
        low = ranks[index - 1] if index else None
        high = ranks[index] if index < len(ranks) else None
        ranks.insert(index, between(low, high))
    assert ranks == sorted(ranks) and len(set(ranks)) == len(ranks)


def test_appending_a_thousand_stays_short() -> None:
    last = None
    for _ in range(1000):
        new = between(last, None)
        assert last is None or new > last
        last = new
    assert last is not None and len(last) < LONGEST


def test_squeezing_between_two_stays_within_the_column() -> None:
    low, high = spread(2)
    for _ in range(300):
        high = between(low, high)
    assert low < high and len(high) < LONGEST


@given(st.integers(1, 500), st.one_of(st.none(), st.just("i0k2")))
def test_spread_ascends_after_its_anchor(count: int, after: str | None) -> None:
    ranks = spread(count, after)
    assert ranks == sorted(set(ranks)) and len(ranks) == count
    assert after is None or ranks[0] > after
