"""Which figures follow from what is counted, and when they are too small to tell."""

import pytest

from models.indicators import Counts, Figure, figures


@pytest.mark.parametrize(
    ("counts", "id_", "figure"),
    [
        (Counts(learners=12), "O1", Figure(12, 12)),
        (Counts(learners=5), "O1", Figure(5, 5)),
        (Counts(learners=4), "O1", Figure(None, 4)),
        (Counts(begun=8, badges=6, begun_people=7), "O2", Figure(75, 7, 6, 8)),
        (Counts(begun=3, badges=2, begun_people=5), "O2", Figure(67, 5, 2, 3)),
        (Counts(begun=8, badges=6, begun_people=4), "O2", Figure(None, 4)),
        (Counts(), "O2", Figure(None, 0)),
        (Counts(started=6, started_people=5), "O4", Figure(6, 5)),
        (Counts(started=9, started_people=4), "O4", Figure(None, 4)),
    ],
)
def test_figures(counts: Counts, id_: str, figure: Figure) -> None:
    assert figures(counts)[id_] == figure
