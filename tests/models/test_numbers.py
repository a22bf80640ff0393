"""Numbers as people write them."""

from decimal import Decimal

import pytest

from models.numbers import number, plain, within


@pytest.mark.parametrize(
    ("written", "meant"),
    [("12.5", "12.5"), ("12,5", "12.5"), (" −3 ", "-3"), ("1 250", "1250"), ("55 %", "55")],
)
def test_comma_point_and_spaces_are_all_fine(written: str, meant: str) -> None:
    assert number(written) == Decimal(meant)


@pytest.mark.parametrize("written", ["", "-", "1.2.3", "1,234.5", "NaN", "inf", "1e999", "9" * 31])
def test_the_rest_is_no_number(written: str) -> None:
    assert number(written) is None


def test_edges_are_exact_however_small() -> None:
    low, high = within(Decimal("1e99"), Decimal("1e-99")) or (None, None)
    assert low is not None
    assert high is not None
    assert low < Decimal("1e99") < high


def test_numbers_are_written_short() -> None:
    assert [plain(Decimal(value)) for value in ("1E+2", "0.50", "-0.0", "7")] == [
        "100",
        "0.5",
        "-0",
        "7",
    ]
