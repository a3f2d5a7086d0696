"""Text to tree: numbers, metric keys, + - * / ( ), min, max and round, bounded in length and depth."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple, NoReturn

LONGEST = 500
"""Characters of a formula."""
MOST_NODES = 200
DEEPEST = 32
"""Parentheses, signs and functions within each other."""
FUNCTIONS = ("min", "max", "round")
MOST_PLACES = 6

Code = Literal[
    "empty", "too_long", "too_deep", "unexpected", "unfinished", "bad_number", "unknown_function", "bad_arguments",
    "unknown_metric", "units_differ", "wrong_unit", "cycle",
]  # fmt: skip

_TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?|[^\s]")
_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "（": "(", "）": ")", "，": ","})


class FormulaFault(ValueError):
    """A formula is refused: `code` says why, `at` is the place in the text from 0, `facts` name what is meant."""

    def __init__(self, code: Code, at: int = 0, **facts: Any) -> None:
        super().__init__(f"{code} at {at} {facts}")
        self.code: Code = code
        self.at = at
        self.facts: Mapping[str, Any] = facts


class Number(NamedTuple):
    """A number as written."""

    value: Decimal


class Name(NamedTuple):
    """A metric by its key."""

    key: str


class Sum(NamedTuple):
    """Two parts joined by + - * or /."""

    sign: str
    left: "Node"
    right: "Node"


class Call(NamedTuple):
    """min or max of its parts; round of its first to `places` digits."""

    function: str
    parts: tuple["Node", ...]
    places: int = 0


Node = Number | Name | Sum | Call


def parse(text: str) -> Node:
    """Return the tree of a formula; raise FormulaFault naming what cannot be read and where."""
    return parse_named(text)[0]


def parse_named(text: str) -> tuple[Node, tuple[str, ...]]:
    """Return the tree of a formula and the keys it names, each once, in the order of the text; raise FormulaFault."""
    if len(text) > LONGEST:
        raise FormulaFault("too_long", LONGEST, most=LONGEST)
    plain = text if text.isascii() else text.translate(_SIGNS)
    tokens = _TOKEN.findall(plain)
    if not tokens:
        raise FormulaFault("empty")
    if len(tokens) > MOST_NODES:
        raise FormulaFault("too_long", most=MOST_NODES)
    reader = _Reader(plain, tokens)
    tree = reader.expression(0, 0)
    if reader.at < len(tokens):
        reader.refuse("unexpected")
    return tree, tuple(reader.names)


def walk(tree: Node) -> Iterator[Node]:
    """Yield a tree's nodes from left to right."""
    waiting: list[Node] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Sum):
            waiting += (node.right, node.left)
        elif isinstance(node, Call):
            waiting += reversed(node.parts)


class _Reader:
    """Reads tokens by descent; where a word stands in the text is only looked up for a fault."""

    def __init__(self, text: str, tokens: list[str]) -> None:
        self.text, self.tokens, self.at = text, [*tokens, ""], 0
        self.names: dict[str, None] = {}

    def refuse(self, code: Code, **facts: Any) -> NoReturn:
        """Raise the fault at the present word."""
        places = [match.start() for match in _TOKEN.finditer(self.text)]
        word = self.tokens[self.at]
        if code == "unexpected" and not word:
            code = "unfinished"
        raise FormulaFault(code, places[self.at] if self.at < len(places) else len(self.text), token=word, **facts)

    def expression(self, depth: int, least: int) -> Node:
        """Read parts joined by signs that bind closer than `least`, the nearest to the left first."""
        left = self.factor(depth)
        while (binding := _BINDING.get(sign := self.tokens[self.at], 0)) > least:
            self.at += 1
            left = Sum(sign, left, self.expression(depth, binding))
        return left

    def factor(self, depth: int) -> Node:
        """Read a number, a key, a function or a parenthesis, with a sign before it."""
        if depth > DEEPEST:
            self.refuse("too_deep", most=DEEPEST)
        word = self.tokens[self.at]
        head = word[:1]
        if head.isdigit() and head.isascii():
            return self._number(word)
        if head.isalpha() or head == "_":
            return self._word(word, depth)
        if word == "(":
            self.at += 1
            inner = self.expression(depth + 1, 0)
            self._expect(")")
            return inner
        if word == "-":
            self.at += 1
            return Sum("-", ZERO, self.factor(depth + 1))
        self.refuse("unexpected")

    def _number(self, word: str) -> Node:
        if not _NUMBER.fullmatch(word):
            self.refuse("bad_number")
        self.at += 1
        return Number(Decimal(word))

    def _word(self, word: str, depth: int) -> Node:
        if self.tokens[self.at + 1] == "(":
            return self._call(word, depth)
        if word in FUNCTIONS or not KEY.fullmatch(word):
            self.refuse("unexpected")
        self.at += 1
        self.names[word] = None
        return Name(word)

    def _call(self, word: str, depth: int) -> Node:
        if word not in FUNCTIONS:
            self.refuse("unknown_function", functions=list(FUNCTIONS))
        begin = self.at
        self.at += 2
        parts = [self.expression(depth + 1, 0)]
        while self.tokens[self.at] == ",":
            self.at += 1
            parts.append(self.expression(depth + 1, 0))
        self._expect(")")
        if word != "round":
            if len(parts) < 2:
                self._refuse_arguments(begin)
            return Call(word, tuple(parts))
        places = parts[1] if len(parts) > 1 else ZERO
        if len(parts) > 2 or not isinstance(places, Number) or places.value % 1 or places.value > MOST_PLACES:
            self._refuse_arguments(begin)
        return Call(word, (parts[0],), int(places.value))

    def _refuse_arguments(self, begin: int) -> NoReturn:
        self.at = begin
        self.refuse("bad_arguments", function=self.tokens[begin])

    def _expect(self, sign: str) -> None:
        if self.tokens[self.at] != sign:
            self.refuse("unexpected")
        self.at += 1


ZERO = Number(Decimal(0))
