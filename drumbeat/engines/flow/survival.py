"""Percentiles of durations when some have not ended yet (Kaplan & Meier 1958)."""

from collections.abc import Iterable


def percentiles(spans: Iterable[tuple[float, bool]], shares: tuple[float, ...]) -> list[float | None]:
    """The spans below which the given shares end; `(length, ended)` each, lengths in any one unit.

    None for a share that is never reached: the longest are still open, so nobody knows.
    """
    ordered = sorted(spans)
    at_risk = len(ordered)
    alive = 1.0
    found: list[float | None] = [None] * len(shares)
    place = 0
    while place < len(ordered):
        length = ordered[place][0]
        among = place
        ended = 0
        while among < len(ordered) and ordered[among][0] == length:
            ended += ordered[among][1]
            among += 1
        if ended:
            alive *= 1 - ended / at_risk
            for index, share in enumerate(shares):
                if found[index] is None and 1 - alive >= share - 1e-12:
                    found[index] = length
        at_risk -= among - place
        place = among
    return found
