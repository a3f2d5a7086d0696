"""Which formula needs which: the order to compute them in, and the cycle that makes it impossible."""

from collections.abc import Mapping, Sequence

from drumbeat.engines.formulas.syntax import FormulaFault


def computing_order(needs: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the keys of `needs` so that each stands behind what it needs.

    Raises FormulaFault `cycle` with the chain (`["cpl", "cpa", "cpl"]`); names that are no keys need nothing.
    """
    order: list[str] = []
    done: set[str] = set()
    for key in needs:
        if key not in done:
            _visit(key, needs, done, order)
    return order


def _visit(first: str, needs: Mapping[str, Sequence[str]], done: set[str], order: list[str]) -> None:
    """Go down from one key without recursion: chains may be as long as a library."""
    chain = [first]
    waiting = [iter(needs[first])]
    while chain:
        following = next((key for key in waiting[-1] if key in needs and key not in done), None)
        if following is None:
            done.add(chain[-1])
            order.append(chain.pop())
            waiting.pop()
        elif following in chain:
            raise FormulaFault("cycle", chain=[*chain[chain.index(following) :], following])
        else:
            chain.append(following)
            waiting.append(iter(needs[following]))
