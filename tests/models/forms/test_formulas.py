"""Arithmetic over answers: right where there are answers, nothing where not, and no trapdoor."""

import pytest

from models.forms.formulas import NotAFormula, names, value

KNOWN = {"living": 24000, "business": 6000, "days": 110, "none": 0, "wheel": [8, 2, 5], "a.b": 3}


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("(living + business) / days", pytest.approx(272.727, abs=0.001)),
        ("mean(wheel)", 5),
        ("min(wheel, a.b) + max(wheel)", 10),
        ("count(wheel) * -1", -3),
        ("sum(nothing)", 0),
        ("mean(nothing)", None),
        ("living / none", None),
        ("living + nothing", None),
        ("min(wheel) <= 2 and days > 100", True),
        ("not (days > 100)", False),
        ("nothing > 3", None),
        ("nothing > 3 or days > 100", True),
        ("1 < a.b < 5", True),
    ],
)
def test_a_formula_gives(formula: str, found: object) -> None:
    assert value(formula, KNOWN) == found


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os').system('true')",
        "(lambda: 1)()",
        "wheel[0]",
        "[n for n in wheel]",
        "2 ** 99999999",
        "'text'",
        "open('x')",
        "mean(wheel, key=1)",
        "days if living else 1",
        "a +",
        "(" * 400 + ")" * 400,
        "-" * 300 + "1",
    ],
)
def test_whatever_is_no_arithmetic_is_refused(formula: str) -> None:
    with pytest.raises(NotAFormula):
        names(formula)


def test_the_names_a_formula_needs() -> None:
    assert names("(living + row.aims) / mean(wheel.craft, 3)") == {
        "living",
        "row.aims",
        "wheel.craft",
    }
