"""What a newer file does to a row."""

import pytest

from models.shipped import Fate, fate, fingerprint


@pytest.mark.parametrize(
    ("current", "shipped", "offered", "expected"),
    [
        ("a", "a", "a", Fate.SAME),
        ("a", "a", "b", Fate.UPDATED),
        ("mine", "a", "b", Fate.KEPT),
        ("mine", "a", "a", Fate.KEPT),
        ("b", "a", "b", Fate.SAME),
        ("mine", "", "b", Fate.KEPT),
    ],
)
def test_an_untouched_row_follows_its_file(
    current: str, shipped: str, offered: str, expected: Fate
) -> None:
    assert fate(current, shipped, offered) is expected


def test_equal_content_has_equal_fingerprints_whatever_its_order() -> None:
    assert fingerprint({"a": 1, "b": ["é"]}) == fingerprint({"b": ["é"], "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})
