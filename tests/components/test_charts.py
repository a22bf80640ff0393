"""Charts never speak in colour alone, and follow the theme."""

import json
import re
from typing import Any

from components import charts
from components.charts import Series, bars, line_chart, radar
from components.theme import stylesheet

SIX = [Series(str(n), [n, None, n + 1]) for n in range(6)]


def traces(chart: charts.Figure) -> list[dict[str, Any]]:
    """As the browser gets them."""
    found: list[dict[str, Any]] = json.loads(json.dumps(chart))["data"]
    return found


def test_six_series_differ_in_marker_and_dash_too() -> None:
    lines = traces(line_chart(["a", "b", "c"], SIX))
    assert len({str(line["marker"]["symbol"]) for line in lines}) == 6
    assert len({str(line["line"]["dash"]) for line in lines}) == 6


def test_the_current_bar_stands_out_and_every_bar_says_its_number() -> None:
    (shown,) = traces(bars(["1", "2"], Series("Sessions", [3, None]), current=1))
    assert shown["marker"]["color"] == [charts.IRIS_TINT_2, charts.PALETTE[0]]
    assert shown["text"] == ["3", ""]


def test_a_wheel_is_closed() -> None:
    before, now = traces(radar(["a", "b"], Series("Today", [1, 2]), Series("Then", [3, 4])))
    assert now["r"] == [1, 2, 1]
    assert before["line"]["dash"] == "dash"


def test_every_colour_has_its_token_in_the_stylesheet() -> None:
    css = stylesheet()[1].decode()
    drawn = json.dumps([line_chart(["a"], SIX), bars(["a", "b"], SIX[0], current=0)])
    colours = set(re.findall(r"#[0-9A-F]{6}", drawn))
    assert len(colours) > 8
    for colour in colours:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert f'[style*="fill: rgb({red}, {green}, {blue})"]' in css
