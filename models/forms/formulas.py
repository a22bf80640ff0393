"""Arithmetic over answers, for results and hints: numbers, + - * /, comparisons, a few functions.

A name is a field (`hours`), a row of it (`wheel.craft`) or a column of all its items
(`activities.hours`). What has no answer yet has no value, and so has all that needs it.
"""

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from statistics import fmean

Value = float | bool | Sequence[float] | None
Known = Mapping[str, float | Sequence[float]]

LONGEST = 400
DEEPEST = 12
SUMS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARED: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
FUNCTIONS: dict[str, Callable[[Sequence[float]], float]] = {
    "mean": fmean,
    "sum": sum,
    "min": min,
    "max": max,
    "count": len,
}


class NotAFormula(ValueError):
    """Says in words what a formula must not hold."""


def names(formula: str) -> frozenset[str]:
    """The answers a formula needs; refuses whatever is no arithmetic."""
    tree = _parsed(formula)
    _check(tree, 0)
    return frozenset(_names(tree))


def wrong(formula: str) -> str:
    """Why this is no formula, in words; empty if it is one."""
    try:
        names(formula)
    except NotAFormula as reason:
        return str(reason)
    return ""


def value(formula: str, known: Known) -> float | bool | None:
    """What a formula gives, or nothing where an answer is missing or a number has no end."""
    try:
        found = _value(_parsed(formula), known)
    except ZeroDivisionError:
        return None
    return found if isinstance(found, int | float) else None


@lru_cache(maxsize=512)
def _parsed(formula: str) -> ast.expr:
    try:
        return ast.parse(formula[: LONGEST + 1].strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise NotAFormula(f"This is not a formula: {formula}") from error


def _check(node: ast.expr, depth: int) -> None:
    if depth > DEEPEST:
        raise NotAFormula("This formula is nested too deep.")
    for inner in _inside(node):
        _check(inner, depth + 1)


def _inside(node: ast.expr) -> Sequence[ast.expr]:
    match node:
        case ast.Constant(value=int() | float()) | ast.Name():
            return ()
        case ast.Attribute():
            _dotted(node)
            return ()
        case ast.BinOp(left=left, right=right, op=op) if type(op) in SUMS:
            return left, right
        case ast.UnaryOp(op=ast.USub() | ast.Not(), operand=operand):
            return (operand,)
        case ast.Compare(left=left, comparators=others, ops=ops) if all(
            type(op) in COMPARED for op in ops
        ):
            return left, *others
        case ast.BoolOp(values=values):
            return values
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            return args
    raise NotAFormula(f"A formula cannot hold “{ast.unparse(node)}”.")


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name | ast.Attribute):
        yield _dotted(node)
    for inner in _inside(node):
        yield from _names(inner)


def _dotted(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=inner, attr=name):
            return f"{_dotted(inner)}.{name}"
    raise NotAFormula("A name is a field, or a field and its part: wheel.craft.")


def _value(node: ast.expr, known: Known) -> Value:
    match node:
        case ast.Constant(value=int() | float() as written):
            return written
        case ast.Name() | ast.Attribute():
            return known.get(_dotted(node))
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _number(left, known), _number(right, known)
            return None if one is None or other is None else SUMS[type(op)](one, other)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            number = _number(operand, known)
            return None if number is None else -number
        case ast.UnaryOp(operand=operand):
            said = _value(operand, known)
            return None if said is None else not said
        case ast.Compare():
            return _compared(node, known)
        case ast.BoolOp(op=op, values=values):
            told = [_value(one, known) for one in values]
            return any(told) if isinstance(op, ast.Or) else all(told)
        case ast.Call(func=ast.Name(id=name), args=args):
            given = [number for arg in args for number in _several(_value(arg, known))]
            return FUNCTIONS[name](given) if given or name in {"count", "sum"} else None
    raise NotAFormula("This is not a formula.")


def _compared(node: ast.Compare, known: Known) -> bool | None:
    given = [_number(node.left, known), *(_number(one, known) for one in node.comparators)]
    if any(one is None for one in given):
        return None
    numbers = [one for one in given if one is not None]
    triples = zip(numbers, node.ops, numbers[1:], strict=False)
    return all(COMPARED[type(op)](left, right) for left, op, right in triples)


def _number(node: ast.expr, known: Known) -> float | None:
    found = _value(node, known)
    return found if isinstance(found, int | float) else None


def _several(found: Value) -> Sequence[float]:
    if found is None:
        return ()
    return (found,) if isinstance(found, int | float) else found
