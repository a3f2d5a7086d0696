"""An independent evaluator: Python reads the text, a walk over its tree computes; slow and plain."""

import ast
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random


def evaluate(text: str, values: Mapping[str, Decimal | None]) -> Decimal | None:
    """The value of a formula that stands, None where a part is missing or something is divided by zero."""
    return _value(ast.parse(text, mode="eval").body, text, values)


def _value(node: ast.AST, text: str, values: Mapping[str, Decimal | None]) -> Decimal | None:
    match node:
        case ast.Constant():
            return Decimal(ast.get_source_segment(text, node))
        case ast.Name(id=key):
            return values.get(key)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            value = _value(inner, text, values)
            return None if value is None else 0 - value
        case ast.BinOp(left=left, op=sign, right=right):
            return _joined(_value(left, text, values), sign, _value(right, text, values))
        case ast.Call(func=ast.Name(id=name), args=parts):
            return _called(name, [_value(part, text, values) for part in parts])
    raise AssertionError(ast.dump(node))


def _joined(left: Decimal | None, sign: ast.operator, right: Decimal | None) -> Decimal | None:
    if left is None or right is None:
        return None
    if isinstance(sign, ast.Div):
        return left / right if right != 0 else None
    if isinstance(sign, ast.Mult):
        return left * right
    return left + right if isinstance(sign, ast.Add) else left - right


def _called(name: str, parts: list[Decimal | None]) -> Decimal | None:
    if name == "round":
        value, places = parts[0], int(parts[1]) if len(parts) > 1 else 0
        if value is None:
            return None
        scale = Decimal(10) ** places
        return (
            value
            if abs(value) * scale >= Decimal(10) ** 27
            else (value * scale).to_integral_value(ROUND_HALF_UP) / scale
        )
    if None in parts:
        return None
    return min(parts) if name == "min" else max(parts)


def random_formula(chance: Random, keys: list[str], depth: int = 4) -> str:
    """A formula that stands, over these keys."""
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(keys) if chance.random() < 0.75 else str(Decimal(chance.randrange(0, 5000)) / 10)
    kind = chance.random()
    one, other = random_formula(chance, keys, depth - 1), random_formula(chance, keys, depth - 1)
    if kind < 0.78:
        joined = f"{one} {chance.choice('+-*/')} {other}"
        return f"({joined})" if chance.random() < 0.7 else joined
    if kind < 0.86:
        return f"-({one})"
    if kind < 0.94:
        return f"{chance.choice(['min', 'max'])}({one}, {other})"
    return f"round({one}, {chance.randrange(0, 5)})"


def random_values(chance: Random, keys: list[str]) -> dict[str, Decimal | None]:
    """Values as facts have them, some zero, some missing."""
    found: dict[str, Decimal | None] = {}
    for key in keys:
        kind = chance.random()
        value = Decimal(chance.randrange(-(10**9), 10**12)) / 10**6
        found[key] = None if kind < 0.05 else Decimal(0) if kind < 0.15 else value
    return found


def spoilt(chance: Random, text: str) -> str:
    """The text with something in it changed, which may or may not be a formula still."""
    signs = "+-*/(),.%^$#'\"\\ \n0123456789abcXYZ_数（é\x00"
    at = chance.randrange(len(text) + 1)
    return (
        text[:at]
        + "".join(chance.choice(signs) for _ in range(chance.randrange(1, 4)))
        + text[at + chance.randrange(3) :]
    )
