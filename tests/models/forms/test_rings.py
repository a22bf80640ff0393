"""Where people stand in rings: by nearness and by kind of help, once for each kind."""

from itertools import combinations
from math import hypot

import pytest

from models.base import Json
from models.forms.faults import faults
from models.forms.rings import CENTRE, DISC, letters, rings_of
from tests.forms import definition, network


def person(name: str, ring: str = "in", *roles: str) -> dict[str, Json]:
    return {"name": name, "ring": ring, "roles": [*roles]}


def test_everybody_stands_in_each_of_their_roles() -> None:
    form = network()
    drawn = rings_of(
        form, form.fields[0], [person("K. B.", "in", "doors", "ear"), person("Ana", "out", "ear")]
    )
    assert drawn
    assert drawn.rings == ("Near", "Far")
    assert [one.names for one in drawn.sectors] == [
        (("K. B.",), ()),
        (("K. B.",), ("Ana",)),
        ((), ()),
    ]
    assert [one.is_empty for one in drawn.sectors] == [False, False, True]
    assert [one.letters for one in drawn.discs] == ["KB", "KB", "Ana"]


def test_without_sectors_there_is_one_round() -> None:
    form = network(around="")
    drawn = rings_of(form, form.fields[0], [person("A"), person("B", "out")])
    assert drawn
    assert not drawn.is_divided
    assert drawn.sectors[0].names == (("A",), ("B",))


@pytest.mark.parametrize("around", ["roles", ""])
@pytest.mark.parametrize("count", [1, 3, 8, 40])
def test_discs_stay_in_their_rings_and_never_lie_on_each_other(around: str, count: int) -> None:
    form = network(around=around)
    some: list[Json] = [person(f"P{n}", "in", "doors", "ear", "money") for n in range(count)]
    drawn = rings_of(form, form.fields[0], some)
    assert drawn
    for disc in drawn.discs:
        assert hypot(*disc.at) - DISC * 0.9 > CENTRE
        assert hypot(*disc.at) + DISC * 0.9 < drawn.edge(0)
    for one, other in combinations(drawn.discs, 2):
        assert hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) > 2 * DISC * 0.95


def test_who_has_no_room_is_counted() -> None:
    form = network()
    drawn = rings_of(form, form.fields[0], [person(f"P{n}", "in", "ear") for n in range(40)])
    assert drawn
    assert drawn.discs[-1].letters == f"+{40 - len(drawn.discs) + 1}"


@pytest.mark.parametrize(
    ("name", "short"), [("K. B.", "KB"), ("Ana", "Ana"), ("Guild of Weavers", "GOW"), ("", "")]
)
def test_a_disc_holds_three_signs(name: str, short: str) -> None:
    assert letters(name) == short


def test_other_fields_have_no_rings() -> None:
    form = definition()
    assert [rings_of(form, one, None) for one in form.fields if one.id == "works"] == [None]


@pytest.mark.parametrize(
    ("chart", "at"),
    [({"by": "name"}, "by"), ({"around": "name"}, "around"), ({"around": "gone"}, "field")],
)
def test_rings_go_by_choices(chart: dict[str, str], at: str) -> None:
    assert list(faults(network())) == []
    assert at in [where[-1] for where, _why in faults(network(**chart))]
