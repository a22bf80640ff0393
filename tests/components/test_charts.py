"""Charts never speak in colour alone, and follow the theme."""

import json
import re

from components import charts
from components.charts import Series, bars, line_chart, radar
from components.theme import stylesheet

SIX = [Series(str(n), [n, None, n + 1]) for n in range(6)]


def told(chart: charts.Figure, *path: str | int) -> object:
    """What the figure's data says at a place."""
    found = chart["data"]
    for step in path:
        match found, step:
            case list(), int():
                found = found[step]
            case dict(), _:
                found = found[step]
    return found


def test_six_series_differ_in_marker_and_dash_too() -> None:
    lines = line_chart(["a", "b", "c"], SIX)
    assert len({told(lines, number, "marker", "symbol") for number in range(6)}) == 6
    assert len({told(lines, number, "line", "dash") for number in range(6)}) == 6


def test_the_current_bar_stands_out_and_every_bar_says_its_number() -> None:
    shown = bars(["1", "2"], Series("Sessions", [3, None]), current=1)
    assert told(shown, 0, "marker", "color") == [charts.IRIS_TINT_2, charts.PALETTE[0]]
    assert told(shown, 0, "text") == ["3", ""]


def test_a_wheel_is_closed_and_the_past_is_dashed() -> None:
    wheel = radar(["a", "b"], Series("Today", [1, 2]), Series("Then", [3, 4]))
    assert told(wheel, 1, "r") == [1, 2, 1]
    assert told(wheel, 0, "line", "dash") == "dash"


def test_every_colour_has_its_token_in_the_stylesheet() -> None:
    css = stylesheet()[1].decode()
    drawn = json.dumps([line_chart(["a"], SIX), bars(["a", "b"], SIX[0], current=0)])
    colours = set(re.findall(r"#[0-9A-F]{6}", drawn))
    assert len(colours) > 8
    for colour in colours:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert f'[style*="fill: rgb({red}, {green}, {blue})"]' in css
